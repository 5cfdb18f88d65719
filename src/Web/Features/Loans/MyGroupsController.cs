using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>A member's own group: who belongs to it, who still has to pay, who paid for whom.</summary>
[Face(Face.Portal)]
public sealed class MyGroupsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(GroupLinks.Mine + "/{id:guid}")]
    public async Task<IActionResult> Own(Id<BorrowerGroup> id, CancellationToken ct)
    {
        Under(new Crumb(T["loans.mine"], LoanLinks.Mine));
        return View("OwnGroup", await Ask(new BorrowerGroupDetail(id), ct));
    }
}
