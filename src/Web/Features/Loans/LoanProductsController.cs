using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Loan products: the list, a new one, the next version of one; an example schedule beside the form.</summary>
public sealed class LoanProductsController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const string NewOne = LoanLinks.Products + "/new";
    private const string One = LoanLinks.Products + "/{id:guid}";

    [HttpGet(LoanLinks.Products)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List));
        ViewData["Gaps"] = await Ask(new CalendarGaps(null), ct);
        return View("Products", await Ask(new LoanProductList(), ct));
    }

    [HttpGet(NewOne)]
    [Needs(Permission.ManageLoanProducts)]
    public Task<IActionResult> New(CancellationToken ct) => Page(null, new ProductForm(), ct);

    [HttpPost(NewOne)]
    public Task<IActionResult> New(ProductForm form, CancellationToken ct) =>
        Save(() => new OpenLoanProduct(form.Code ?? "", form.Terms()), id => LoanLinks.Product(id), null, form, ct);

    /// <summary>The example for what stands in the form at this moment; nothing is kept.</summary>
    [HttpPost(NewOne + "/preview")]
    [Needs(Permission.ManageLoanProducts)]
    public Task<IActionResult> PreviewNew(ProductForm form, CancellationToken ct) => Preview(null, form, ct);

    [HttpGet(One)]
    public async Task<IActionResult> Edit(Id<LoanProduct> id, CancellationToken ct)
    {
        var page = await Ask(new LoanProductDetail(id), ct);
        return await Page(page, ProductForm.Of(page.Product), ct);
    }

    [HttpPost(One)]
    public async Task<IActionResult> Edit(Id<LoanProduct> id, ProductForm form, CancellationToken ct) =>
        await Save(
            () => new ReviseLoanProduct(id, form.Terms()),
            _ => LoanLinks.Product(id),
            await Ask(new LoanProductDetail(id), ct),
            form,
            ct
        );

    [HttpPost(One + "/preview")]
    [Needs(Permission.ManageLoanProducts)]
    public async Task<IActionResult> PreviewNext(Id<LoanProduct> id, ProductForm form, CancellationToken ct) =>
        await Preview(await Ask(new LoanProductDetail(id), ct), form, ct);

    private Task<IActionResult> Save<TResult>(
        Func<Application.Abstractions.ICommand<TResult>> command,
        Func<TResult, string> next,
        LoanProductPage? page,
        ProductForm form,
        CancellationToken ct
    ) => Submit(command, result => Done(next(result), "loans.product-saved"), () => Page(page, form, ct), ct);

    /// <summary>The live part alone for htmx, the whole page without script.</summary>
    private async Task<IActionResult> Preview(LoanProductPage? page, ProductForm form, CancellationToken ct) =>
        Request.Headers.ContainsKey("HX-Request")
            ? PartialView("_Example", await Example(form, ct))
            : await Page(page, form, ct);

    private async Task<IActionResult> Page(LoanProductPage? page, ProductForm form, CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(T["loans.products"], LoanLinks.Products));
        PlaceErrors();
        ViewData["Product"] = page;
        ViewData["Example"] = await Example(form, ct);
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Product", form.WithEmptySeasons());
    }

    private async Task<ProductExample> Example(ProductForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return new ProductExample(form.ExampleAmount, null);
        try
        {
            var terms = form.Terms();
            var loan = terms.For(form.ExampleAmount, terms.UsualPeriods, clock.Today(), null);
            var simulation = await Ask(new SimulateLoan(loan, terms.PayDateShift), ct);
            return new ProductExample(form.ExampleAmount, new SimulatedWay(terms.Name, terms.Method, simulation));
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(ProductForm.FieldOf(broken.Field ?? ""), T.Of(broken));
            return new ProductExample(form.ExampleAmount, null);
        }
    }

    /// <summary>Rules name fields of the product; what they say belongs beside the fields of the form.</summary>
    private void PlaceErrors()
    {
        foreach (var (name, entry) in ModelState.Where(e => e.Value!.Errors.Count > 0).ToList())
            if (ProductForm.FieldOf(name) is var field && field != name)
            {
                ModelState.AddModelError(field, entry!.Errors[0].ErrorMessage);
                ModelState.Remove(name);
            }
    }
}

/// <summary>What a loan of the product would look like; nothing where the terms allow none yet.</summary>
public sealed record ProductExample(Money Amount, SimulatedWay? Way);
