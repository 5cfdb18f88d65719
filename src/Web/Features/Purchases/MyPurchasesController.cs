using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Grants;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>The returnee looks at what is bought for them, signs for it, or says what is wrong.</summary>
[Face(Face.Portal)]
public sealed class MyPurchasesController(IMediator mediator) : SiteController(mediator)
{
    private const string One = PurchaseLinks.Mine + "/{id:guid}";

    [HttpGet(One)]
    public Task<IActionResult> Own(Id<Purchase> id, CancellationToken ct) => OwnPage(id, null, ct);

    [HttpPost(One + "/code")]
    public Task<IActionResult> Code(Id<Purchase> id, CancellationToken ct) =>
        Submit(
            () => new RequestHandoverCode(id),
            _ => Done(PurchaseLinks.Own(id), "purchases.handover-code-sent"),
            () => OwnPage(id, null, ct),
            ct
        );

    [HttpPost(One + "/sign")]
    public Task<IActionResult> Sign(Id<Purchase> id, HandoverForm form, CancellationToken ct) =>
        Submit(
            () => new SignHandover(id, form.DeliveryId, form.ToCounts(), form.Remark, form.Code),
            _ => Done(PurchaseLinks.Own(id), "purchases.handover-signed"),
            () => OwnPage(id, form, ct),
            ct
        );

    [HttpGet(One + "/complain")]
    public Task<IActionResult> Complain(Id<Purchase> id, CancellationToken ct) => ComplaintPage(id, new(), ct);

    [HttpPost(One + "/complain")]
    public Task<IActionResult> Complain(Id<Purchase> id, ComplaintForm form, CancellationToken ct) =>
        Submit(
            () => new ComplainOfPurchase(id, form.Text),
            _ => Done(PurchaseLinks.Own(id), "purchases.complaint-sent"),
            () => ComplaintPage(id, form, ct),
            ct
        );

    private async Task<IActionResult> OwnPage(Id<Purchase> id, HandoverForm? form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        form ??= page.Purchase.WaitingDelivery is { } waiting
            ? new HandoverForm
            {
                DeliveryId = waiting.Id,
                Counts = [.. waiting.Came.Select(c => new CountsForm.Row { ItemId = c.ItemId, Count = c.Count })],
            }
            : new HandoverForm();
        return View("Own", form);
    }

    private async Task<IActionResult> ComplaintPage(Id<Purchase> id, ComplaintForm form, CancellationToken ct)
    {
        await Head(id, ct);
        return View("Complain", form);
    }

    private async Task<PurchasePage> Head(Id<Purchase> id, CancellationToken ct)
    {
        var page = await Ask(new PurchaseDetail(id), ct);
        Under(new Crumb(T["grants.mine"], GrantLinks.Mine), new Crumb(page.Purchase.Reference, PurchaseLinks.Own(id)));
        ViewData["Purchase"] = page;
        return page;
    }
}
