using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared.Forms;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>After the order: handing over, the invoice, goods that go back, money that comes back, complaints.</summary>
public sealed class HandoverController(IMediator mediator, TimeProvider clock) : PurchaseController(mediator)
{
    private const string One = PurchaseLinks.List + "/{id:guid}";

    [HttpGet(One + "/deliveries/new")]
    public Task<IActionResult> Deliver(Id<Purchase> id, CancellationToken ct) => DeliveryPage(id, null, ct);

    [HttpPost(One + "/deliveries/new")]
    [RequestSizeLimit(3 * UploadedFiles.MostBytes)]
    public Task<IActionResult> Deliver(Id<Purchase> id, DeliveryForm form, CancellationToken ct)
    {
        Upload?[] photos =
        [
            form.Photo.ToUpload(nameof(form.Photo)),
            form.SecondPhoto.ToUpload(nameof(form.SecondPhoto)),
            form.ThirdPhoto.ToUpload(nameof(form.ThirdPhoto)),
        ];
        return Submit(
            () => new RecordDelivery(id, form.HandedOverOn, form.ToCounts(), [.. photos.OfType<Upload>()]),
            _ => Done(PurchaseLinks.Detail(id), "purchases.delivery-recorded"),
            () => DeliveryPage(id, form, ct),
            ct
        );
    }

    [HttpPost(One + "/deliveries/{delivery:guid}/take-back")]
    public Task<IActionResult> TakeBack(Id<Purchase> id, Id<Delivery> delivery, CancellationToken ct) =>
        Act(id, () => new TakeBackDelivery(id, delivery), "purchases.delivery-taken-back", ct);

    [HttpGet(One + "/invoice")]
    public Task<IActionResult> Invoice(Id<Purchase> id, CancellationToken ct) => InvoicePage(id, null, ct);

    [HttpPost(One + "/invoice")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> Invoice(Id<Purchase> id, InvoiceForm form, CancellationToken ct) =>
        Submit(
            () =>
                new RecordInvoice(
                    id,
                    form.Number,
                    form.InvoicedOn,
                    form.ToPrices(),
                    form.Paper.ToUpload(nameof(form.Paper))!
                ),
            _ => Done(PurchaseLinks.Detail(id), "purchases.invoice-recorded"),
            () => InvoicePage(id, form, ct),
            ct
        );

    [HttpGet(One + "/return-goods")]
    public Task<IActionResult> ReturnGoods(Id<Purchase> id, CancellationToken ct) =>
        Page("ReturnGoods", id, new GoodsReturnForm { Replaced = true }, ct);

    [HttpPost(One + "/return-goods")]
    public Task<IActionResult> ReturnGoods(Id<Purchase> id, GoodsReturnForm form, CancellationToken ct) =>
        Submit(
            () => new ReturnGoods(id, form.Item, form.Quantity ?? 0, form.Reason, form.Replaced),
            _ => Done(PurchaseLinks.Detail(id), "purchases.goods-returned"),
            () => Page("ReturnGoods", id, form, ct),
            ct
        );

    [HttpGet(One + "/give-up")]
    public Task<IActionResult> GiveUp(Id<Purchase> id, CancellationToken ct) => Reason("give-up", id, new(), ct);

    [HttpPost(One + "/give-up")]
    public Task<IActionResult> GiveUp(Id<Purchase> id, ReasonForm form, CancellationToken ct) =>
        Because("give-up", id, form, () => new GiveUpRest(id, form.Reason), ct);

    [HttpGet(One + "/refund")]
    public async Task<IActionResult> Refund(Id<Purchase> id, CancellationToken ct)
    {
        var due = (await Head(id, ct)).Purchase.RefundDue;
        return await Page("Refund", id, new SupplierRefundForm { Amount = due, ReceivedOn = clock.Today() }, ct);
    }

    [HttpPost(One + "/refund")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> Refund(Id<Purchase> id, SupplierRefundForm form, CancellationToken ct) =>
        Submit(
            () =>
                new RecordSupplierRefund(
                    id,
                    form.Amount,
                    form.ReceivedOn,
                    form.BankReference,
                    form.Proof.ToUpload(nameof(form.Proof))!
                ),
            _ => Done(PurchaseLinks.Detail(id), "purchases.supplier-refund-recorded"),
            () => Page("Refund", id, form, ct),
            ct
        );

    [HttpPost(One + "/complaints/{complaint:guid}/answer")]
    public Task<IActionResult> Answer(
        Id<Purchase> id,
        Id<PurchaseComplaint> complaint,
        AnswerForm form,
        CancellationToken ct
    ) =>
        Act(
            id,
            () => new AnswerPurchaseComplaint(id, complaint, form.Answer),
            "purchases.purchase-complaint-answered",
            ct
        );

    private async Task<IActionResult> DeliveryPage(Id<Purchase> id, DeliveryForm? form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        form ??= new DeliveryForm
        {
            HandedOverOn = clock.Today(),
            Counts =
            [
                .. page
                    .Purchase.Items.OrderBy(i => i.Position)
                    .Select(i => new CountsForm.Row { ItemId = i.Id, Count = i.Outstanding }),
            ],
        };
        return View("Deliver", form);
    }

    private async Task<IActionResult> InvoicePage(Id<Purchase> id, InvoiceForm? form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        form ??= new InvoiceForm { InvoicedOn = clock.Today(), Prices = PricesOf(page.Purchase, i => i.Price) };
        return View("Invoice", form);
    }
}
