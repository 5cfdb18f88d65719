using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Grants;

/// <summary>The returnee writes a report: one page per receipt, a note saved as it is typed, then handed in.</summary>
[Face(Face.Portal)]
public sealed class MyReportController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(GrantLinks.OwnReports + "/{id:guid}")]
    public Task<IActionResult> Own(Id<AccountabilityReport> id, CancellationToken ct) => OwnPage(id, null, ct);

    [HttpPost(GrantLinks.OwnReports + "/{id:guid}/note")]
    public Task<IActionResult> SaveNote(
        Id<AccountabilityReport> id,
        string field,
        NoteForm form,
        CancellationToken ct
    ) => SaveField(field, () => new WriteReportNote(id, form.Note), _ => null, ct);

    [HttpPost(GrantLinks.OwnReports + "/{id:guid}/submit")]
    public Task<IActionResult> HandIn(Id<AccountabilityReport> id, NoteForm form, CancellationToken ct) =>
        Submit(
            () => new SubmitReport(id, form.Note),
            _ => Done(GrantLinks.OwnReport(id), "grants.report-submitted"),
            () => OwnPage(id, form, ct),
            ct
        );

    [HttpGet(GrantLinks.OwnReports + "/{id:guid}/receipts/new")]
    public Task<IActionResult> NewReceipt(Id<AccountabilityReport> id, CancellationToken ct) =>
        ReceiptPage(id, null, new SpendingForm { SpentOn = clock.Today() }, ct);

    [HttpPost(GrantLinks.OwnReports + "/{id:guid}/receipts/new")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> NewReceipt(Id<AccountabilityReport> id, SpendingForm form, CancellationToken ct)
    {
        var photo = form.Photo.ToUpload(nameof(form.Photo));
        if (photo is null)
            ModelState.AddModelError(nameof(form.Photo), T["grants.photo-wanted"]);
        return Submit(
            () => new AddSpendingReceipt(id, form.Line, form.Amount, form.SpentOn, form.Seller, form.Remark, photo!),
            _ => Done(GrantLinks.OwnReport(id), "grants.receipt-saved"),
            () => ReceiptPage(id, null, form, ct),
            ct
        );
    }

    [HttpGet(GrantLinks.OwnReports + "/{id:guid}/receipts/{receipt:guid}")]
    public async Task<IActionResult> Receipt(
        Id<AccountabilityReport> id,
        Id<SpendingReceipt> receipt,
        CancellationToken ct
    )
    {
        var report = (await Ask(new ReportDetail(id), ct)).Report;
        var found =
            report.Receipts.SingleOrDefault(r => r.Id == receipt)
            ?? throw new NotFoundException(nameof(SpendingReceipt));
        return await ReceiptPage(id, receipt, SpendingForm.Of(found), ct);
    }

    [HttpPost(GrantLinks.OwnReports + "/{id:guid}/receipts/{receipt:guid}")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> Receipt(
        Id<AccountabilityReport> id,
        Id<SpendingReceipt> receipt,
        SpendingForm form,
        CancellationToken ct
    ) =>
        Submit(
            () =>
                new ChangeSpendingReceipt(
                    id,
                    receipt,
                    form.Line,
                    form.Amount,
                    form.SpentOn,
                    form.Seller,
                    form.Remark,
                    form.Photo.ToUpload(nameof(form.Photo))
                ),
            _ => Done(GrantLinks.OwnReport(id), "grants.receipt-saved"),
            () => ReceiptPage(id, receipt, form, ct),
            ct
        );

    [HttpPost(GrantLinks.OwnReports + "/{id:guid}/receipts/{receipt:guid}/remove")]
    public Task<IActionResult> Remove(Id<AccountabilityReport> id, Id<SpendingReceipt> receipt, CancellationToken ct) =>
        Submit(
            () => new RemoveSpendingReceipt(id, receipt),
            _ => Done(GrantLinks.OwnReport(id), "grants.receipt-removed"),
            () => OwnPage(id, null, ct),
            ct
        );

    private async Task<IActionResult> OwnPage(Id<AccountabilityReport> id, NoteForm? form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Report"] = page;
        return View("OwnReport", form ?? new NoteForm { Note = page.Report.Note });
    }

    private async Task<IActionResult> ReceiptPage(
        Id<AccountabilityReport> id,
        Id<SpendingReceipt>? receipt,
        SpendingForm form,
        CancellationToken ct
    )
    {
        ViewData["Report"] = await Head(id, ct);
        ViewData["ReceiptId"] = receipt;
        return View("Receipt", form);
    }

    private async Task<ReportPage> Head(Id<AccountabilityReport> id, CancellationToken ct)
    {
        var page = await Ask(new ReportDetail(id), ct);
        Under(
            new Crumb(T["grants.mine"], GrantLinks.Mine),
            new Crumb(page.GrantReference, GrantLinks.Own(page.GrantId)),
            new Crumb(T["grants.report"], GrantLinks.OwnReport(id))
        );
        return page;
    }
}
