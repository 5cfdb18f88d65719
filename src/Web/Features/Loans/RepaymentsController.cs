using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The treasurer's work with repayments: amount first, then the split in figures and words, then the receipt.</summary>
[Needs(Permission.RecordRepayments)]
public sealed class RepaymentsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(LoanLinks.List + "/{id:guid}/repayment")]
    public async Task<IActionResult> New(Id<Loan> id, CancellationToken ct)
    {
        var page = await Head(id, ct);
        return View("Amount", new AmountForm { Amount = page.Next?.Total ?? Money.Zero, ReceivedOn = clock.Today() });
    }

    [HttpGet(LoanLinks.List + "/{id:guid}/repayment/check")]
    public Task<IActionResult> Check(Id<Loan> id, [FromQuery] RepaymentForm form, CancellationToken ct) =>
        CheckPage(id, form, ct);

    [HttpPost(LoanLinks.List + "/{id:guid}/repayment")]
    [RequestSizeLimit(10 << 20)]
    public Task<IActionResult> Record(Id<Loan> id, RepaymentForm form, CancellationToken ct) =>
        Submit(
            () =>
                new RecordRepayment(
                    id,
                    form.Amount,
                    form.ReceivedOn,
                    form.Method,
                    form.BankReference,
                    form.Proof.ToUpload(nameof(form.Proof)),
                    form.Prepay
                ),
            _ => Done(LoanLinks.Detail(id), "loans.repayment-recorded", form.Amount),
            () => CheckPage(id, form, ct),
            ct
        );

    [HttpGet(LoanLinks.Receipts + "/{id:guid}")]
    public async Task<IActionResult> Match(Id<Receipt> id, CancellationToken ct)
    {
        var receipt = await Ask(new AnnouncedRepayment(id), ct);
        var form = new MatchForm
        {
            Amount = receipt.Amount,
            ReceivedOn = receipt.On,
            BankReference = receipt.BankReference,
            Prepay = receipt.Prepay,
        };
        return await MatchPage(id, form, ct);
    }

    [HttpPost(LoanLinks.Receipts + "/{id:guid}")]
    public Task<IActionResult> Match(Id<Receipt> id, MatchForm form, CancellationToken ct) =>
        Submit(
            () => new ConfirmRepayment(id, form.Amount, form.ReceivedOn, form.BankReference, form.Prepay),
            loan => Done(LoanLinks.Detail(loan), "loans.repayment-recorded", form.Amount),
            () => MatchPage(id, form, ct),
            ct
        );

    [HttpGet(LoanLinks.Receipts + "/{id:guid}/refuse")]
    public async Task<IActionResult> Refuse(Id<Receipt> id, CancellationToken ct) =>
        View("Refuse", new RefusePage(await Ask(new AnnouncedRepayment(id), ct), new RefuseForm()));

    [HttpPost(LoanLinks.Receipts + "/{id:guid}/refuse")]
    public Task<IActionResult> Refuse(Id<Receipt> id, [Bind(Prefix = "Form")] RefuseForm form, CancellationToken ct) =>
        Submit(
            () => new RefuseRepayment(id, form.Reason),
            loan => Done(LoanLinks.Detail(loan), "loans.repayment-refused"),
            async () => View("Refuse", new RefusePage(await Ask(new AnnouncedRepayment(id), ct), form)),
            ct
        );

    private async Task<IActionResult> CheckPage(Id<Loan> id, RepaymentForm form, CancellationToken ct)
    {
        await Head(id, ct);
        ViewData["Split"] = await Split(id, form, ct);
        return ViewData["Split"] is null ? Again("Amount", form) : View("Check", form);
    }

    private async Task<IActionResult> MatchPage(Id<Receipt> id, MatchForm form, CancellationToken ct)
    {
        var receipt = await Ask(new AnnouncedRepayment(id), ct);
        await Head(receipt.LoanId, ct);
        ViewData["Receipt"] = receipt;
        ViewData["Split"] = await Split(receipt.LoanId, form, ct);
        return View("Match", form);
    }

    /// <summary>How the amount would be split; null where it cannot be, with the reason beside its field.</summary>
    private async Task<RepaymentPreview?> Split(Id<Loan> id, AmountForm form, CancellationToken ct)
    {
        try
        {
            return form.Amount.IsZero && !ModelState.IsValid
                ? null
                : await Ask(new PreviewRepayment(id, form.Amount, form.ReceivedOn), ct);
        }
        catch (RuleBrokenException broken)
        {
            if (ModelState.IsValid)
                ModelState.AddModelError(broken.Field ?? "", T.Of(broken));
            return null;
        }
    }

    private async Task<LoanPage> Head(Id<Loan> id, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        ViewData["Loan"] = page;
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(page.Loan.Reference, LoanLinks.Detail(id)));
        return page;
    }
}

public sealed record RefusePage(AnnouncedReceipt Receipt, RefuseForm Form);
