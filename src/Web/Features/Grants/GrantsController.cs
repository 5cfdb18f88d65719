using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Grants;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Grants;

/// <summary>Grants in the workspace: the list, one of them, cancelling a tranche, refunds of unspent money.</summary>
public sealed class GrantsController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<GrantRow> Columns = new ListColumns<GrantRow>()
        .Link("grants.name", g => g.Name, g => GrantLinks.Detail(g.Id), note: g => g.Reference)
        .Add("grants.business", g => g.Business, note: g => g.Call)
        .Add("grants.amount", g => g.Amount, sort: "amount")
        .Add("grants.paid", g => new Money(g.Paid))
        .Add("grants.awarded-at", g => ProgrammeCalendar.DateOf(g.AwardedAt), sort: "awarded")
        .Chip("grants.status", g => GrantChips.Of(g.Status))
        .InFile("grants.reference", g => g.Reference);

    [HttpGet(GrantLinks.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            new ListPage<GrantRow>(await Ask(new GrantList(query), ct), query, Columns)
            {
                CaptionKey = "grants.list",
                EmptyKey = "grants.list-empty",
                SearchKey = "grants.search",
                Filters =
                [
                    new ListFilter("status", "grants.status", T.Choices<GrantStatus>()),
                    new ListFilter("tranche", "grants.tranche", T.Choices<TrancheStatus>()),
                ],
                CsvPath = GrantLinks.List + "/csv",
            }
        );

    [HttpGet(GrantLinks.List + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> ListFile(ListQuery query, CancellationToken ct) =>
        Csv("hibah.csv", Columns, (await Ask(new GrantList(query.ForExport()), ct)).Rows);

    [HttpGet(GrantLinks.List + "/{id:guid}")]
    public async Task<IActionResult> Detail(Id<Grant> id, CancellationToken ct)
    {
        Under(new Crumb(T["grants.list"], GrantLinks.List));
        return View("Detail", await Ask(new GrantDetail(id), ct));
    }

    [HttpGet(GrantLinks.List + "/{id:guid}/tranches/{tranche:guid}/cancel")]
    public Task<IActionResult> CancelTranche(Id<Grant> id, Id<Tranche> tranche, CancellationToken ct) =>
        CancelPage(id, tranche, new(), ct);

    [HttpPost(GrantLinks.List + "/{id:guid}/tranches/{tranche:guid}/cancel")]
    public Task<IActionResult> CancelTranche(
        Id<Grant> id,
        Id<Tranche> tranche,
        ReasonForm form,
        CancellationToken ct
    ) =>
        Submit(
            () => new CancelTranche(id, tranche, form.Reason),
            _ => Done(GrantLinks.Detail(id), "grants.tranche-cancelled"),
            () => CancelPage(id, tranche, form, ct),
            ct
        );

    [HttpPost(GrantLinks.List + "/{id:guid}/refunds/{receipt:guid}/confirm")]
    public Task<IActionResult> ConfirmRefund(Id<Grant> id, Id<Receipt> receipt, CancellationToken ct) =>
        Submit(
            () => new ConfirmRefund(id, receipt),
            _ => Done(GrantLinks.Detail(id), "grants.refund-confirmed"),
            () => Detail(id, ct),
            ct
        );

    [HttpGet(GrantLinks.List + "/{id:guid}/refunds/{receipt:guid}/refuse")]
    public Task<IActionResult> RefuseRefund(Id<Grant> id, Id<Receipt> receipt, CancellationToken ct) =>
        RefusePage(id, receipt, new(), ct);

    [HttpPost(GrantLinks.List + "/{id:guid}/refunds/{receipt:guid}/refuse")]
    public Task<IActionResult> RefuseRefund(Id<Grant> id, Id<Receipt> receipt, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new RefuseRefund(id, receipt, form.Reason),
            _ => Done(GrantLinks.Detail(id), "grants.refund-refused"),
            () => RefusePage(id, receipt, form, ct),
            ct
        );

    private async Task<IActionResult> CancelPage(
        Id<Grant> id,
        Id<Tranche> tranche,
        ReasonForm form,
        CancellationToken ct
    )
    {
        var page = await Head(id, ct);
        var part = page.Grant.Tranche(tranche);
        ViewData["Reason"] = new ReasonPage(
            T["grants.cancel-tranche"],
            T["grants.cancel-tranche-text", part.No, part.Amount, page.ReturneeName],
            "grants.cancel-tranche",
            GrantLinks.CancelTranche(id, tranche),
            GrantLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<IActionResult> RefusePage(
        Id<Grant> id,
        Id<Receipt> receipt,
        ReasonForm form,
        CancellationToken ct
    )
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["grants.refuse-refund"],
            T["grants.refuse-refund-text", page.ReturneeName],
            "grants.refuse-refund",
            GrantLinks.Refund(id, receipt, "refuse"),
            GrantLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    private async Task<GrantPage> Head(Id<Grant> id, CancellationToken ct)
    {
        var page = await Ask(new GrantDetail(id), ct);
        Under(new Crumb(T["grants.list"], GrantLinks.List), new Crumb(page.Grant.Reference, GrantLinks.Detail(id)));
        return page;
    }
}
