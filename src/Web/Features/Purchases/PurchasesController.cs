using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Features.Documents;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>Purchases up to the order: offers, the choice, and another person's decision.</summary>
public sealed class PurchasesController(IMediator mediator, TimeProvider clock) : PurchaseController(mediator)
{
    private static readonly ListColumns<PurchaseRow> Columns = new ListColumns<PurchaseRow>()
        .Link("purchases.for-whom", p => p.Name, p => PurchaseLinks.Detail(p.Id), note: p => p.Reference)
        .Add("purchases.item", p => p.Goods)
        .Add("purchases.grant", p => p.Grant)
        .Add("purchases.drafted-at", p => ProgrammeCalendar.DateOf(p.DraftedAt), sort: "drafted")
        .Chip("purchases.status", p => PurchaseChips.Of(p.Status))
        .InFile("purchases.purchase", p => p.Reference);

    [HttpGet(PurchaseLinks.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            new ListPage<PurchaseRow>(await Ask(new PurchaseList(query), ct), query, Columns)
            {
                CaptionKey = "purchases.purchases",
                EmptyKey = "purchases.purchases-empty",
                SearchKey = "purchases.purchase-search",
                Filters = [new ListFilter("status", "purchases.status", T.Choices<PurchaseStatus>())],
                CsvPath = PurchaseLinks.List + "/csv",
            }
        );

    [HttpGet(PurchaseLinks.List + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> ListFile(ListQuery query, CancellationToken ct) =>
        Csv("pembelian.csv", Columns, (await Ask(new PurchaseList(query.ForExport()), ct)).Rows);

    [HttpGet(PurchaseLinks.List + "/{id:guid}")]
    public Task<IActionResult> Detail(Id<Purchase> id, CancellationToken ct) => DetailPage(id, ct);

    [HttpGet(PurchaseLinks.List + "/{id:guid}/quotations/new")]
    public Task<IActionResult> AddQuotation(Id<Purchase> id, CancellationToken ct) => QuotationPage(id, null, ct);

    [HttpPost(PurchaseLinks.List + "/{id:guid}/quotations/new")]
    [RequestSizeLimit(UploadedFiles.MostBytes)]
    public Task<IActionResult> AddQuotation(Id<Purchase> id, QuotationForm form, CancellationToken ct) =>
        Submit(
            () =>
                new AddQuotation(
                    id,
                    form.SupplierId,
                    form.OfferedOn,
                    form.ToPrices(),
                    form.Paper.ToUpload(nameof(form.Paper))!
                ),
            _ => Done(PurchaseLinks.Detail(id), "purchases.quotation-added"),
            () => QuotationPage(id, form, ct),
            ct
        );

    [HttpPost(PurchaseLinks.List + "/{id:guid}/quotations/{quotation:guid}/remove")]
    public Task<IActionResult> RemoveQuotation(Id<Purchase> id, Id<Quotation> quotation, CancellationToken ct) =>
        Act(id, () => new RemoveQuotation(id, quotation), "purchases.quotation-removed", ct);

    [HttpGet(PurchaseLinks.List + "/{id:guid}/submit")]
    public Task<IActionResult> Choose(Id<Purchase> id, CancellationToken ct) =>
        Page("Choose", id, new ChoiceForm(), ct);

    [HttpPost(PurchaseLinks.List + "/{id:guid}/submit")]
    public Task<IActionResult> Choose(Id<Purchase> id, ChoiceForm form, CancellationToken ct) =>
        Submit(
            () => new SubmitPurchase(id, form.Quotation, form.Reason, form.Timing),
            _ => Done(PurchaseLinks.Detail(id), "purchases.purchase-submitted"),
            () => Page("Choose", id, form, ct),
            ct
        );

    [HttpGet(PurchaseLinks.List + "/{id:guid}/order")]
    public async Task<IActionResult> Order(Id<Purchase> id, CancellationToken ct)
    {
        var page = await Head(id, ct);
        return View("Order", new OrderForm { SeenHash = page.ContentHash });
    }

    [HttpPost(PurchaseLinks.List + "/{id:guid}/order")]
    public Task<IActionResult> Order(Id<Purchase> id, OrderForm form, CancellationToken ct) =>
        Submit(
            () => new OrderPurchase(id, form.SeenHash),
            _ => Done(PurchaseLinks.Detail(id), "purchases.purchase-ordered"),
            () =>
            {
                // What is shown again is the present content: that is what the next press orders.
                ModelState.Remove(nameof(form.SeenHash));
                return Order(id, ct);
            },
            ct
        );

    [HttpPost(PurchaseLinks.List + "/{id:guid}/reopen")]
    public Task<IActionResult> Reopen(Id<Purchase> id, CancellationToken ct) =>
        Act(id, () => new ReopenPurchase(id), "purchases.purchase-reopened", ct);

    [HttpGet(PurchaseLinks.List + "/{id:guid}/return")]
    public Task<IActionResult> Return(Id<Purchase> id, CancellationToken ct) => Reason("return", id, new(), ct);

    [HttpPost(PurchaseLinks.List + "/{id:guid}/return")]
    public Task<IActionResult> Return(Id<Purchase> id, ReasonForm form, CancellationToken ct) =>
        Because("return", id, form, () => new ReturnPurchase(id, form.Reason), ct);

    [HttpGet(PurchaseLinks.List + "/{id:guid}/cancel")]
    public Task<IActionResult> Cancel(Id<Purchase> id, CancellationToken ct) => Reason("cancel", id, new(), ct);

    [HttpPost(PurchaseLinks.List + "/{id:guid}/cancel")]
    public Task<IActionResult> Cancel(Id<Purchase> id, ReasonForm form, CancellationToken ct) =>
        Because("cancel", id, form, () => new CancelPurchase(id, form.Reason), ct);

    private async Task<IActionResult> QuotationPage(Id<Purchase> id, QuotationForm? form, CancellationToken ct)
    {
        var page = await Head(id, ct);
        var suppliers = await Ask(new Suppliers(new ListQuery().ForExport()), ct);
        ViewData["Suppliers"] = suppliers.Rows.Select(s => new Choice(s.Id.ToString(), s.Name, s.Address)).ToList();
        form ??= new QuotationForm { OfferedOn = clock.Today(), Prices = PricesOf(page.Purchase, _ => null) };
        return View("Quotation", form);
    }
}
