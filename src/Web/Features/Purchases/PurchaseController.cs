using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>What the pages of one purchase share.</summary>
public abstract class PurchaseController(IMediator mediator) : SiteController(mediator)
{
    protected Task<IActionResult> Act(Id<Purchase> id, Func<ICommand> command, string done, CancellationToken ct) =>
        Submit(command, _ => Done(PurchaseLinks.Detail(id), done), () => DetailPage(id, ct), ct);

    protected Task<IActionResult> Because(
        string what,
        Id<Purchase> id,
        ReasonForm form,
        Func<ICommand> command,
        CancellationToken ct
    ) =>
        Submit(
            command,
            _ => Done(PurchaseLinks.Detail(id), $"purchases.{what}-done"),
            () => Reason(what, id, form, ct),
            ct
        );

    protected async Task<IActionResult> Reason(string what, Id<Purchase> id, ReasonForm form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        ViewData["Reason"] = new ReasonPage(
            T["purchases." + what],
            T[$"purchases.{what}-text", page.Purchase.Reference, page.ReturneeName],
            "purchases.purchase-" + what,
            PurchaseLinks.Act(id, what),
            PurchaseLinks.Detail(id)
        );
        return View("Forms/Reason", form);
    }

    protected async Task<IActionResult> DetailPage(Id<Purchase> id, CancellationToken ct) =>
        View("Detail", await Head(id, ct));

    protected async Task<IActionResult> Page(string view, Id<Purchase> id, object form, CancellationToken ct)
    {
        await Head(id, ct);
        return View(view, form);
    }

    protected async Task<PurchasePage> Head(Id<Purchase> id, CancellationToken ct)
    {
        var page = await Ask(new PurchaseDetail(id), ct);
        Under(
            new Crumb(T["purchases.purchases"], PurchaseLinks.List),
            new Crumb(page.Purchase.Reference, PurchaseLinks.Detail(id))
        );
        ViewData["Purchase"] = page;
        return page;
    }

    protected static List<PricesForm.Row> PricesOf(Purchase purchase, Func<PurchaseItem, Money?> price) =>
        [
            .. purchase
                .Items.OrderBy(i => i.Position)
                .Select(i => new PricesForm.Row { ItemId = i.Id, Price = price(i) }),
        ];
}
