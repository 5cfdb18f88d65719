using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Whether calls may name a product.</summary>
public sealed class ProductOffersController(IMediator mediator) : SiteController(mediator)
{
    private const string One = LoanLinks.Products + "/{id:guid}";

    [HttpGet(One + "/withdraw")]
    [Needs(Permission.ManageLoanProducts)]
    public Task<IActionResult> Withdraw(Id<LoanProduct> id, CancellationToken ct) => Page(id, new ReasonForm(), ct);

    [HttpPost(One + "/withdraw")]
    public Task<IActionResult> Withdraw(Id<LoanProduct> id, ReasonForm form, CancellationToken ct) =>
        Submit(
            () => new WithdrawLoanProduct(id, form.Reason),
            _ => Done(LoanLinks.Product(id), "loans.product-withdrawn"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost(One + "/offer")]
    public async Task<IActionResult> OfferAgain(Id<LoanProduct> id, CancellationToken ct)
    {
        await Send(new OfferLoanProductAgain(id), ct);
        return Done(LoanLinks.Product(id), "loans.product-offered-again");
    }

    private async Task<IActionResult> Page(Id<LoanProduct> id, ReasonForm form, CancellationToken ct)
    {
        var product = (await Ask(new LoanProductDetail(id), ct)).Product;
        Under(new Crumb(T["loans.products"], LoanLinks.Products), new Crumb(product.Name, LoanLinks.Product(id)));
        ViewData["Reason"] = new ReasonPage(
            T["loans.withdraw-product"],
            T["loans.withdraw-product-text", product.Name],
            "loans.withdraw-product",
            LoanLinks.Product(id) + "/withdraw",
            LoanLinks.Product(id)
        );
        return View("Forms/Reason", form);
    }
}
