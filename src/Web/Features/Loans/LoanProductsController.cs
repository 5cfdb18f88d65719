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
    [HttpGet(LoanLinks.Products)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List));
        return View("Products", await Ask(new LoanProductList(), ct));
    }

    [HttpGet(LoanLinks.Products + "/new")]
    [Needs(Permission.ManageLoanProducts)]
    public Task<IActionResult> New(CancellationToken ct) => Page(null, new ProductForm(), ct);

    [HttpPost(LoanLinks.Products + "/new")]
    public Task<IActionResult> New(ProductForm form, CancellationToken ct) =>
        Save(() => new OpenLoanProduct(form.Code ?? "", form.Terms()), id => LoanLinks.Product(id), null, form, ct);

    [HttpGet(LoanLinks.Products + "/{id:guid}")]
    public async Task<IActionResult> Edit(Id<LoanProduct> id, CancellationToken ct)
    {
        var page = await Ask(new LoanProductDetail(id), ct);
        return await Page(page, ProductForm.Of(page.Product), ct);
    }

    [HttpPost(LoanLinks.Products + "/{id:guid}")]
    public async Task<IActionResult> Edit(Id<LoanProduct> id, ProductForm form, CancellationToken ct) =>
        await Save(
            () => new ReviseLoanProduct(id, form.Terms(), form.IsOffered),
            _ => LoanLinks.Product(id),
            await Ask(new LoanProductDetail(id), ct),
            form,
            ct
        );

    /// <summary>The example for what stands in the form at this moment.</summary>
    [HttpPost(LoanLinks.Products + "/example")]
    [Needs(Permission.ManageLoanProducts)]
    public async Task<IActionResult> Example(ProductForm form, CancellationToken ct) =>
        PartialView("_Example", await Simulated(form, ct));

    private Task<IActionResult> Save<TResult>(
        Func<Application.Abstractions.ICommand<TResult>> command,
        Func<TResult, string> next,
        LoanProductPage? page,
        ProductForm form,
        CancellationToken ct
    )
    {
        form.ReadRate(ModelState, T);
        return Submit(command, result => Done(next(result), "loans.product-saved"), () => Page(page, form, ct), ct);
    }

    private async Task<IActionResult> Page(LoanProductPage? page, ProductForm form, CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(T["loans.products"], LoanLinks.Products));
        ViewData["Product"] = page;
        ViewData["Example"] = await Simulated(form, ct);
        return View("Product", form);
    }

    private async Task<LoanSimulation?> Simulated(ProductForm form, CancellationToken ct)
    {
        try
        {
            var terms = form.Terms();
            var example = terms.For(new Money(ProductRules.Example), form.UsualPeriods, clock.Today(), null);
            return await Ask(new SimulateLoan(example, terms.PayDateShift), ct);
        }
        catch (RuleBrokenException)
        {
            return null;
        }
    }
}
