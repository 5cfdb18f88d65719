using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Purchases;

/// <summary>Suppliers and their accounts: typed by one person, confirmed by another.</summary>
public sealed class SuppliersController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<SupplierRow> Columns = new ListColumns<SupplierRow>()
        .Link("purchases.supplier-name", s => s.Name, s => PurchaseLinks.Supplier(s.Id), note: s => s.Address)
        .Add("purchases.tax-number", s => s.TaxNumber)
        .Add("purchases.business-number", s => s.BusinessNumber);

    [HttpGet(PurchaseLinks.Suppliers)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            "Suppliers",
            new ListPage<SupplierRow>(await Ask(new Suppliers(query), ct), query, Columns)
            {
                CaptionKey = "purchases.suppliers",
                EmptyKey = "purchases.suppliers-empty",
                SearchKey = "purchases.supplier-search",
            }
        );

    [HttpGet(PurchaseLinks.Suppliers + "/new")]
    public Task<IActionResult> New(CancellationToken ct) => NewPage(new());

    [HttpPost(PurchaseLinks.Suppliers + "/new")]
    public Task<IActionResult> New(SupplierForm form, CancellationToken ct) =>
        Submit(
            () => new RegisterSupplier(form.ToDetails(), form.ToAccount()),
            id => Done(PurchaseLinks.Supplier(id), "purchases.supplier-registered"),
            () => NewPage(form),
            ct
        );

    [HttpGet(PurchaseLinks.Suppliers + "/{id:guid}")]
    public Task<IActionResult> Detail(Id<Supplier> id, CancellationToken ct) => Page(id, new(), ct);

    [HttpPost(PurchaseLinks.Suppliers + "/{id:guid}/account")]
    public Task<IActionResult> ChangeAccount(Id<Supplier> id, SupplierAccountForm form, CancellationToken ct) =>
        Submit(
            () => new ChangeSupplierAccount(id, form.ToAccount()),
            _ => Done(PurchaseLinks.Supplier(id), "purchases.supplier-account-changed"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost(PurchaseLinks.Suppliers + "/{id:guid}/confirm-account")]
    public Task<IActionResult> ConfirmAccount(Id<Supplier> id, CancellationToken ct) =>
        Submit(
            () => new ConfirmSupplierAccount(id),
            _ => Done(PurchaseLinks.Supplier(id), "purchases.supplier-account-confirmed"),
            () => Page(id, new(), ct),
            ct
        );

    private Task<IActionResult> NewPage(SupplierForm form)
    {
        Under(new Crumb(T["purchases.suppliers"], PurchaseLinks.Suppliers));
        return Task.FromResult<IActionResult>(View("New", form));
    }

    private async Task<IActionResult> Page(Id<Supplier> id, SupplierAccountForm form, CancellationToken ct)
    {
        Under(new Crumb(T["purchases.suppliers"], PurchaseLinks.Suppliers));
        ViewData["Supplier"] = await Ask(new SupplierDetail(id), ct);
        return View("Supplier", form);
    }
}
