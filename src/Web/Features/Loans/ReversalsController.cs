using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Taking back a receipt that was posted wrongly: another person's work.</summary>
[Needs(Permission.ReverseRepayments)]
public sealed class ReversalsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LoanLinks.Receipts + "/{id:guid}/reverse")]
    public Task<IActionResult> Reverse(Id<Receipt> id, CancellationToken ct) => Page(id, new RefuseForm(), ct);

    [HttpPost(LoanLinks.Receipts + "/{id:guid}/reverse")]
    public Task<IActionResult> Reverse(Id<Receipt> id, [Bind(Prefix = "Form")] RefuseForm form, CancellationToken ct) =>
        Submit(
            () => new ReverseRepayment(id, form.Reason),
            loan => Done(LoanLinks.Detail(loan), "loans.repayment-reversed"),
            () => Page(id, form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Receipt> id, RefuseForm form, CancellationToken ct)
    {
        var receipt = await Ask(new AnnouncedRepayment(id), ct);
        Under(
            new Crumb(T["loans.list"], LoanLinks.List),
            new Crumb(receipt.LoanReference, LoanLinks.Detail(receipt.LoanId))
        );
        ViewData["Changes"] = await Changes(id, ct);
        return View("Reverse", new RefusePage(receipt, form));
    }

    /// <summary>What the reversal would do to the other receipts; null where it cannot be, with the reason.</summary>
    private async Task<RunPage?> Changes(Id<Receipt> id, CancellationToken ct)
    {
        try
        {
            return await Ask(new PreviewReversal(id), ct);
        }
        catch (RuleBrokenException broken)
        {
            if (ModelState.IsValid)
                ModelState.AddModelError("", T.Of(broken));
            return null;
        }
    }
}
