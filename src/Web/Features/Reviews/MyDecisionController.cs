using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.BusinessPlans;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>The decision as the applicant reads it.</summary>
[Face(Face.Portal)]
public sealed class MyDecisionController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet("/portal/plan/{id}/decision")]
    public async Task<IActionResult> Decision(Id<BusinessPlan> id, CancellationToken ct)
    {
        var page = await Ask(new MyDecision(id), ct);
        Under(new Crumb(page.Plan.BusinessName, PlanLinks.Home(id)));
        return View("MyDecision", page);
    }
}
