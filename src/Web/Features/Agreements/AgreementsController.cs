using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Agreements;

/// <summary>Agreements in the workspace: the list, one of them, offering, taking back and the office's signature.</summary>
public sealed class AgreementsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const int DaysToSign = 14;

    private static readonly ListColumns<AgreementRow> Columns = new ListColumns<AgreementRow>()
        .Link("agreements.name", a => a.Name, a => AgreementLinks.Detail(a.Id), note: a => a.Reference)
        .Add("agreements.kind", a => a.Kind)
        .Add("agreements.amount", a => a.Amount, sort: "amount")
        .Add("agreements.prepared-at", a => ProgrammeCalendar.DateOf(a.PreparedAt), sort: "prepared")
        .Add("agreements.sign-by", a => a.SignBy)
        .Chip("agreements.status", a => AgreementChips.Of(a.Status))
        .InFile("agreements.signed-at", a => a.SignedAt);

    [HttpGet(AgreementLinks.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            new ListPage<AgreementRow>(await Ask(new AgreementList(query), ct), query, Columns)
            {
                CaptionKey = "agreements.list",
                EmptyKey = "agreements.list-empty",
                SearchKey = "agreements.search",
                Filters =
                [
                    new ListFilter("status", "agreements.status", T.Choices<AgreementStatus>()),
                    new ListFilter("kind", "agreements.kind", T.Choices<AgreementKind>()),
                ],
                CsvPath = AgreementLinks.List + "/csv",
            }
        );

    [HttpGet(AgreementLinks.List + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> ListFile(ListQuery query, CancellationToken ct) =>
        Csv("perjanjian.csv", Columns, (await Ask(new AgreementList(query.ForExport()), ct)).Rows);

    [HttpGet(AgreementLinks.List + "/{id:guid}")]
    public async Task<IActionResult> Detail(Id<Agreement> id, CancellationToken ct)
    {
        Under(new Crumb(T["agreements.list"], AgreementLinks.List));
        return View("Detail", await Ask(new AgreementDetail(id), ct));
    }

    [HttpGet(AgreementLinks.List + "/{id:guid}/preview")]
    public async Task<IActionResult> Preview(Id<Agreement> id, CancellationToken ct)
    {
        var pdf = await Ask(new AgreementPreview(id), ct);
        return File(pdf.Content, "application/pdf", $"{pdf.Reference}.pdf");
    }

    [HttpGet(AgreementLinks.List + "/{id:guid}/offer")]
    public Task<IActionResult> Offer(Id<Agreement> id, CancellationToken ct) =>
        Page(id, "Offer", new OfferForm { SignBy = clock.Today().AddDays(DaysToSign) }, ct);

    [HttpPost(AgreementLinks.List + "/{id:guid}/offer")]
    public Task<IActionResult> Offer(Id<Agreement> id, OfferForm form, CancellationToken ct) =>
        Submit(
            () => new OfferAgreement(id, form.SignBy),
            _ => Done(AgreementLinks.Detail(id), "agreements.offered"),
            () => Page(id, "Offer", form, ct),
            ct
        );

    [HttpGet(AgreementLinks.List + "/{id:guid}/take-back")]
    public Task<IActionResult> TakeBack(Id<Agreement> id, CancellationToken ct) => TakeBackPage(id, new(), ct);

    [HttpPost(AgreementLinks.List + "/{id:guid}/take-back")]
    public Task<IActionResult> TakeBack(Id<Agreement> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new TakeBackAgreement(id, form.Reason),
            _ => Done(AgreementLinks.Detail(id), "agreements.taken-back"),
            () => TakeBackPage(id, form, ct),
            ct
        );

    [HttpGet(AgreementLinks.List + "/{id:guid}/countersign")]
    public Task<IActionResult> Countersign(Id<Agreement> id, CancellationToken ct) =>
        Page(id, "Countersign", new CountersignForm(), ct);

    [HttpPost(AgreementLinks.List + "/{id:guid}/countersign")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> Countersign(Id<Agreement> id, CountersignForm form, CancellationToken ct) =>
        Submit(
            () => new CountersignAgreement(id, form.Scan.ToUpload(nameof(form.Scan))!),
            _ => Done(AgreementLinks.Detail(id), "agreements.countersigned"),
            () => Page(id, "Countersign", form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Agreement> id, string view, object form, CancellationToken ct)
    {
        ViewData["Agreement"] = await Head(id, ct);
        return View(view, form);
    }

    private async Task<IActionResult> TakeBackPage(Id<Agreement> id, ReasonForm form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["agreements.take-back"],
            T["agreements.take-back-text", page.ReturneeName, page.Agreement.Reference],
            "agreements.take-back",
            AgreementLinks.Act(id, "take-back"),
            AgreementLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<AgreementPage> Head(Id<Agreement> id, CancellationToken ct)
    {
        var page = await Ask(new AgreementDetail(id), ct);
        Under(
            new Crumb(T["agreements.list"], AgreementLinks.List),
            new Crumb(page.Agreement.Reference, AgreementLinks.Detail(id))
        );
        return page;
    }
}
