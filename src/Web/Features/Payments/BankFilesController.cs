using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Payments;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>Files for the bank: what was made (downloaded again byte by byte), and a new one from approved payouts.</summary>
public sealed class BankFilesController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<BankFileRow> Columns = new ListColumns<BankFileRow>()
        .Link("payments.bank-file", f => f.Reference, f => $"/files/{f.FileId}")
        .Add("payments.fund", f => f.Fund)
        .Add("payments.payouts", f => f.Payouts)
        .Add("payments.total", f => f.Total)
        .Add("payments.made-at", f => f.MadeAt, sort: "made", note: f => f.MadeBy);

    [HttpGet(PaymentLinks.Files)]
    public async Task<IActionResult> Files(ListQuery query, CancellationToken ct)
    {
        Under(new Crumb(T["payments.payouts"], PaymentLinks.Payouts));
        return View(
            new ListPage<BankFileRow>(await Ask(new BankFileList(query), ct), query, Columns)
            {
                CaptionKey = "payments.bank-files",
                EmptyKey = "payments.bank-files-empty",
                EmptyActionKey = "payments.new-file",
                EmptyActionHref = PaymentLinks.NewFile,
            }
        );
    }

    [HttpGet(PaymentLinks.NewFile)]
    public Task<IActionResult> New(string? fund, CancellationToken ct) => NewPage(fund, null, ct);

    [HttpPost(PaymentLinks.NewFile)]
    public Task<IActionResult> New(string? fund, BankFileForm form, CancellationToken ct) =>
        Submit(
            () => new MakeBankFile(form.Layout, form.Payouts),
            _ => Done(PaymentLinks.Files, "payments.file-made"),
            () => NewPage(fund, form, ct),
            ct
        );

    private async Task<IActionResult> NewPage(string? fund, BankFileForm? form, CancellationToken ct)
    {
        Under(
            new Crumb(T["payments.payouts"], PaymentLinks.Payouts),
            new Crumb(T["payments.bank-files"], PaymentLinks.Files)
        );
        var draft = await Ask(new BankFileDraft(fund), ct);
        ViewData["Draft"] = draft;
        return View("NewFile", form ?? new BankFileForm { Layout = draft.Layout });
    }
}
