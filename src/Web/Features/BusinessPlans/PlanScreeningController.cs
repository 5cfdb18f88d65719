using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>The officer's three answers to a plan that came in.</summary>
public sealed class PlanScreeningController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet("/workspace/plans/{id}/screen")]
    public Task<IActionResult> Screen(Id<BusinessPlan> id, CancellationToken ct) => Page("Screen", id, null, ct);

    [HttpPost("/workspace/plans/{id}/screen")]
    public Task<IActionResult> Accept(Id<BusinessPlan> id, CancellationToken ct) =>
        Submit(
            () => new ScreenPlan(id),
            _ => Done(PlanLinks.Detail(id), "business-plans.screened"),
            () => Page("Screen", id, null, ct),
            ct
        );

    [HttpGet("/workspace/plans/{id}/ineligible")]
    public Task<IActionResult> Ineligible(Id<BusinessPlan> id, CancellationToken ct) =>
        Page("Ineligible", id, new IneligibleForm(), ct);

    [HttpPost("/workspace/plans/{id}/ineligible")]
    public Task<IActionResult> Ineligible(Id<BusinessPlan> id, IneligibleForm form, CancellationToken ct) =>
        Submit(
            () => new FindPlanIneligible(id, form.Reasons, form.Explanation),
            _ => Done(PlanLinks.Detail(id), "business-plans.found-ineligible"),
            () => Page("Ineligible", id, form, ct),
            ct
        );

    [HttpGet("/workspace/plans/{id}/changes")]
    public Task<IActionResult> Changes(Id<BusinessPlan> id, CancellationToken ct) =>
        Page("RequestChanges", id, NothingAsked(), ct);

    [HttpPost("/workspace/plans/{id}/changes")]
    public Task<IActionResult> Changes(Id<BusinessPlan> id, CorrectionsForm form, CancellationToken ct) =>
        Submit(
            () => new RequestPlanChanges(id, form.ToAsked()),
            _ => Done(PlanLinks.Detail(id), "business-plans.changes-requested"),
            () => Page("RequestChanges", id, form, ct),
            ct
        );

    private async Task<IActionResult> Page(string view, Id<BusinessPlan> id, object? form, CancellationToken ct)
    {
        var page = await Ask(new PlanDetail(id), ct);
        // Who may only look is not shown a page whose button would be refused.
        if (!HttpContext.RequestServices.GetRequiredService<IActor>().May(Domain.Staff.Permission.ScreenPlans))
            throw new ForbiddenException(view);
        Under(
            new Crumb(T["business-plans.list"], PlanLinks.List),
            new Crumb(page.Plan.BusinessName, PlanLinks.Detail(id))
        );
        ViewData["Plan"] = page;
        return View(view, form ?? page);
    }

    private static CorrectionsForm NothingAsked() =>
        new() { Asked = Enum.GetValues<PlanSection>().ToDictionary(s => s, _ => (string?)null) };
}
