using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>What makers do: prepare, amend, submit, cancel, confirm with proof, report a refusal, try again.</summary>
public sealed class PayoutWorkController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(PaymentLinks.Payouts + "/prepare/{purpose}/{subject:guid}")]
    public Task<IActionResult> Prepare(PayoutPurpose purpose, Guid subject, CancellationToken ct) =>
        PreparePage(purpose, subject, null, ct);

    [HttpPost(PaymentLinks.Payouts + "/prepare/{purpose}/{subject:guid}")]
    public Task<IActionResult> Prepare(PayoutPurpose purpose, Guid subject, RemarkForm form, CancellationToken ct) =>
        Submit(
            () => new PreparePayout(purpose, subject, form.Remark),
            id => Done(PaymentLinks.Detail(id), "payments.prepared"),
            () => PreparePage(purpose, subject, form, ct),
            ct
        );

    [HttpGet(PaymentLinks.Payouts + "/{id:guid}/amend")]
    public async Task<IActionResult> Amend(Id<Payout> id, CancellationToken ct)
    {
        var page = await Head(id, ct);
        return View(new RemarkForm { Remark = page.Payout.Remark });
    }

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/amend")]
    public Task<IActionResult> Amend(Id<Payout> id, RemarkForm form, CancellationToken ct) =>
        Submit(
            () => new AmendPayout(id, form.Remark),
            _ => Done(PaymentLinks.Detail(id), "payments.amended"),
            () => Page("Amend", id, form, ct),
            ct
        );

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/submit")]
    public Task<IActionResult> Submit(Id<Payout> id, CancellationToken ct) =>
        Submit(
            () => new SubmitPayout(id),
            _ => Done(PaymentLinks.Detail(id), "payments.submitted"),
            () => DetailAgain(id, ct),
            ct
        );

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/retry")]
    public Task<IActionResult> Retry(Id<Payout> id, CancellationToken ct) =>
        Submit(
            () => new RetryPayout(id),
            _ => Done(PaymentLinks.Detail(id), "payments.retried"),
            () => DetailAgain(id, ct),
            ct
        );

    [HttpGet(PaymentLinks.Payouts + "/{id:guid}/cancel")]
    public Task<IActionResult> Cancel(Id<Payout> id, CancellationToken ct) => Reason("cancel", id, new(), ct);

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/cancel")]
    public Task<IActionResult> Cancel(Id<Payout> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new CancelPayout(id, form.Reason),
            _ => Done(PaymentLinks.Detail(id), "payments.cancelled"),
            () => Reason("cancel", id, form, ct),
            ct
        );

    [HttpGet(PaymentLinks.Payouts + "/{id:guid}/fail")]
    public Task<IActionResult> Fail(Id<Payout> id, CancellationToken ct) => Reason("fail", id, new(), ct);

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/fail")]
    public Task<IActionResult> Fail(Id<Payout> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new FailPayout(id, form.Reason),
            _ => Done(PaymentLinks.Detail(id), "payments.failed"),
            () => Reason("fail", id, form, ct),
            ct
        );

    [HttpGet(PaymentLinks.Payouts + "/{id:guid}/confirm")]
    public Task<IActionResult> Confirm(Id<Payout> id, CancellationToken ct) =>
        Page("Confirm", id, new ConfirmForm { PaidOn = clock.Today() }, ct);

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/confirm")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> Confirm(Id<Payout> id, ConfirmForm form, CancellationToken ct) =>
        Submit(
            () => new ConfirmPayout(id, form.PaidOn, form.BankReference, form.Proof.ToUpload(nameof(form.Proof))!),
            _ => Done(PaymentLinks.Detail(id), "payments.confirmed"),
            () => Page("Confirm", id, form, ct),
            ct
        );

    [HttpGet(PaymentLinks.Payouts + "/{id:guid}/sp2d")]
    public Task<IActionResult> Sp2d(Id<Payout> id, CancellationToken ct) =>
        Page("Sp2d", id, new Sp2dForm { On = clock.Today() }, ct);

    [HttpPost(PaymentLinks.Payouts + "/{id:guid}/sp2d")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> Sp2d(Id<Payout> id, Sp2dForm form, CancellationToken ct) =>
        Submit(
            () => new RecordSp2d(id, form.Number, form.On, form.Document.ToUpload(nameof(form.Document))!),
            _ => Done(PaymentLinks.Detail(id), "payments.sp2d-recorded"),
            () => Page("Sp2d", id, form, ct),
            ct
        );

    private async Task<IActionResult> PreparePage(
        PayoutPurpose purpose,
        Guid subject,
        RemarkForm? form,
        CancellationToken ct
    )
    {
        var page = await Ask(new PayableDetail(purpose, subject), ct);
        Under(
            new Crumb(T["payments.payouts"], PaymentLinks.Payouts),
            new Crumb(T["payments.ready"], PaymentLinks.Ready)
        );
        ViewData["Payable"] = page;
        return View("Prepare", form ?? new RemarkForm { Remark = page.Payable.Subject.Reference });
    }

    private async Task<IActionResult> Page(string view, Id<Payout> id, object form, CancellationToken ct)
    {
        await Head(id, ct);
        return View(view, form);
    }

    private async Task<IActionResult> DetailAgain(Id<Payout> id, CancellationToken ct)
    {
        var page = await Head(id, ct);
        return View("Detail", page);
    }

    private async Task<IActionResult> Reason(string what, Id<Payout> id, ReasonForm form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["payments." + what],
            T[$"payments.{what}-text", page.Payout.Reference, page.RecipientName, page.Payout.Amount],
            "payments." + what,
            PaymentLinks.Act(id, what),
            PaymentLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<PayoutPage> Head(Id<Payout> id, CancellationToken ct)
    {
        var page = await Ask(new PayoutDetail(id), ct);
        Under(
            new Crumb(T["payments.payouts"], PaymentLinks.Payouts),
            new Crumb(page.Payout.Reference, PaymentLinks.Detail(id))
        );
        ViewData["Payout"] = page;
        return page;
    }
}
