using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The borrower reads the new schedule and says yes or no.</summary>
[Face(Face.Portal)]
public sealed class MyRestructuringsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LoanLinks.MyRestructurings + "/{id:guid}")]
    public async Task<IActionResult> Offer(Id<LoanRestructuring> id, CancellationToken ct)
    {
        var page = await Ask(new RestructuringDetail(id), ct);
        Under(
            new Crumb(T["loans.mine"], LoanLinks.Mine),
            new Crumb(page.LoanReference, LoanLinks.Own(page.Proposal.LoanId))
        );
        return View("Offer", page);
    }

    [HttpPost(LoanLinks.MyRestructurings + "/{id:guid}/agree")]
    public Task<IActionResult> Agree(Id<LoanRestructuring> id, CancellationToken ct) =>
        Submit(
            () => new AgreeToRestructuring(id),
            _ => Done(LoanLinks.MyRestructuring(id), "loans.restructuring-in-force"),
            () => Offer(id, ct),
            ct
        );

    [HttpPost(LoanLinks.MyRestructurings + "/{id:guid}/decline")]
    public Task<IActionResult> Decline(Id<LoanRestructuring> id, DeclineForm form, CancellationToken ct) =>
        Submit(
            () => new DeclineRestructuring(id, form.Reason),
            _ => Done(LoanLinks.MyRestructuring(id), "loans.restructuring-declined"),
            () => Offer(id, ct),
            ct
        );
}
