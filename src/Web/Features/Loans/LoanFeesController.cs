using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Passing a cost on to the borrower, as it was and with its proof.</summary>
[Needs(Permission.RecordRepayments)]
public sealed class LoanFeesController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(LoanLinks.List + "/{id:guid}/fee")]
    public Task<IActionResult> Fee(Id<Loan> id, CancellationToken ct) => Page(id, new FeeForm(), ct);

    [HttpPost(LoanLinks.List + "/{id:guid}/fee")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Fee(Id<Loan> id, FeeForm form, CancellationToken ct) =>
        Submit(
            () => new ChargeLoanFee(id, form.Amount, form.Reason, form.Proof.ToUpload(nameof(form.Proof))!),
            _ => Done(LoanLinks.Detail(id), "loans.fee-charged", form.Amount),
            () => Page(id, form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Loan> id, FeeForm form, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        ViewData["Loan"] = page;
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(page.Loan.Reference, LoanLinks.Detail(id)));
        return View("Fee", form);
    }
}
