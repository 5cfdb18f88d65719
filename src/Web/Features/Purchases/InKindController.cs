using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Grants;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Grants;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>What a tranche buys for the returnee: how much of it, the purchases, and the end of them.</summary>
public sealed class InKindController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(PurchaseLinks.OfTranche + "/in-kind")]
    public Task<IActionResult> Plan(Id<Grant> id, Id<Tranche> tranche, CancellationToken ct) =>
        PlanPage(id, tranche, null, ct);

    [HttpPost(PurchaseLinks.OfTranche + "/in-kind")]
    public Task<IActionResult> Plan(Id<Grant> id, Id<Tranche> tranche, InKindForm form, CancellationToken ct) =>
        Submit(
            () => new PlanInKind(id, tranche, form.ToLines()),
            _ => Done(GrantLinks.Detail(id), "grants.in-kind-planned"),
            () => PlanPage(id, tranche, form, ct),
            ct
        );

    [HttpPost(PurchaseLinks.OfTranche + "/settle-in-kind")]
    public Task<IActionResult> Settle(Id<Grant> id, Id<Tranche> tranche, CancellationToken ct) =>
        Submit(
            () => new SettleInKind(id, tranche),
            _ => Done(GrantLinks.Detail(id), "grants.in-kind-settled"),
            () => PlanPage(id, tranche, null, ct),
            ct
        );

    [HttpGet(PurchaseLinks.OfTranche + "/purchases/new")]
    public Task<IActionResult> Draft(Id<Grant> id, Id<Tranche> tranche, CancellationToken ct) =>
        DraftPage(id, tranche, new(), ct);

    [HttpPost(PurchaseLinks.OfTranche + "/purchases/new")]
    public Task<IActionResult> Draft(Id<Grant> id, Id<Tranche> tranche, ItemsForm form, CancellationToken ct) =>
        Submit(
            () => new DraftPurchase(id, tranche, form.ToItems()),
            purchase => Done(PurchaseLinks.Detail(purchase), "purchases.purchase-drafted"),
            () => DraftPage(id, tranche, form, ct),
            ct
        );

    private async Task<IActionResult> PlanPage(
        Id<Grant> id,
        Id<Tranche> tranche,
        InKindForm? form,
        CancellationToken ct
    )
    {
        var page = await Head(id, tranche, ct);
        form ??= new InKindForm
        {
            Lines = [.. page.Grant.Lines.OrderBy(l => l.Position).Select(l => new InKindForm.Row { LineId = l.Id })],
        };
        return View("Plan", form);
    }

    private async Task<IActionResult> DraftPage(Id<Grant> id, Id<Tranche> tranche, ItemsForm form, CancellationToken ct)
    {
        await Head(id, tranche, ct);
        return View("Draft", form.Padded());
    }

    private async Task<GrantPage> Head(Id<Grant> id, Id<Tranche> tranche, CancellationToken ct)
    {
        var page = await Ask(new GrantDetail(id), ct);
        Under(new Crumb(T["grants.list"], GrantLinks.List), new Crumb(page.Grant.Reference, GrantLinks.Detail(id)));
        ViewData["Grant"] = page;
        ViewData["Tranche"] = page.Grant.Tranche(tranche);
        return page;
    }
}
