using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>The bank account of each fund source, and the layout its bank wants files in.</summary>
public sealed class FundAccountsController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(PaymentLinks.FundAccounts)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        Under(new Crumb(T["payments.payouts"], PaymentLinks.Payouts));
        return View("FundAccounts", await Ask(new FundAccounts(), ct));
    }

    [HttpGet(PaymentLinks.FundAccounts + "/{fund:guid}")]
    [Needs(Permission.ManageFundSources)]
    public Task<IActionResult> Edit(Id<FundSource> fund, CancellationToken ct) => Page(fund, null, ct);

    [HttpPost(PaymentLinks.FundAccounts + "/{fund:guid}")]
    [Needs(Permission.ManageFundSources)]
    public Task<IActionResult> Save(Id<FundSource> fund, FundAccountForm form, CancellationToken ct) =>
        Submit(
            () => new SetFundAccount(fund, form.BankCode, form.Number, form.Holder, form.Layout),
            _ => Done(PaymentLinks.FundAccounts, "payments.fund-account-set"),
            () => Page(fund, form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<FundSource> fund, FundAccountForm? form, CancellationToken ct)
    {
        var page = await Ask(new FundAccounts(), ct);
        var row = page.Rows.SingleOrDefault(r => r.FundId == fund) ?? throw new NotFoundException(nameof(FundSource));
        Under(
            new Crumb(T["payments.payouts"], PaymentLinks.Payouts),
            new Crumb(T["payments.fund-accounts"], PaymentLinks.FundAccounts)
        );
        (ViewData["Row"], ViewData["Layouts"]) = (row, page.Layouts);
        return View(
            "FundAccount",
            form
                ?? new FundAccountForm
                {
                    BankCode = row.BankCode ?? "",
                    Holder = row.Holder ?? "",
                    Layout = row.Layout ?? page.Layouts[0],
                }
        );
    }
}
