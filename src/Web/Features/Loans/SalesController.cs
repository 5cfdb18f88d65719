using System.ComponentModel.DataAnnotations;
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

/// <summary>What a murabahah sells.</summary>
public sealed class SalesController(IMediator mediator) : SiteController(mediator)
{
    private const string Sale = LoanLinks.List + "/{id:guid}/sale";

    [HttpGet(Sale)]
    [Needs(Permission.OfferAgreements)]
    public async Task<IActionResult> Describe(Id<Loan> id, CancellationToken ct)
    {
        var loan = (await Ask(new LoanDetail(id), ct)).Loan;
        return await Page(id, new SaleForm { Goods = loan.Goods ?? "", DownPayment = loan.DownPayment }, ct);
    }

    [HttpPost(Sale)]
    public Task<IActionResult> Describe(Id<Loan> id, SaleForm form, CancellationToken ct) =>
        Submit(
            () => new DescribeSale(id, form.Goods, form.DownPayment),
            _ => Done(LoanLinks.Detail(id), "loans.sale-described"),
            () => Page(id, form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Loan> id, SaleForm form, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        ViewData["Loan"] = page;
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(page.Loan.Reference, LoanLinks.Detail(id)));
        return View("Sale", form);
    }
}

public sealed class SaleForm
{
    [StringLength(500)]
    public string Goods { get; set; } = "";

    public Money DownPayment { get; set; }
}
