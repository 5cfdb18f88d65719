using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Grants;

/// <summary>The money of what is bought: invoices, payments, and what suppliers give back.</summary>
public sealed class PayingSuppliersTests : SiteTest
{
    [Fact]
    public async Task Goods_sent_back_for_money_are_paid_back_by_the_supplier_and_may_be_bought_elsewhere()
    {
        var given = await Given.AnOrderedPurchase(Site, timing: PaymentTiming.InAdvance);
        await Given.AnInvoice(Site, given);
        await Given.ASupplierPayment(Site, given);
        await Given.ASignedDelivery(Site, given, 1);
        await Site.Send(new GiveUpRest(given.Id, "Pemasok kehabisan barang"), given.Officer);
        var owing = await Given.PurchaseOf(Site, given);
        (owing.Status, owing.RefundDue).ShouldBe((PurchaseStatus.Delivered, new Money(1_500_000)));

        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await maker.Open($"/workspace/purchases/{given.Id}/refund");
        (
            await page.Form().Fill("Amount", "1600000").Attach("Proof", "b.png", Make.Png(), "image/png").Submit()
        ).ShouldShowRule(PurchaseRules.SupplierRefundWithinDue);
        var form = (await maker.Open($"/workspace/purchases/{given.Id}/refund"))
            .Form()
            .Attach("Proof", "bukti.png", Make.Png(), "image/png");
        (await form.Submit()).ShouldShowText("purchases.supplier-refund-recorded");
        await form.Submit();

        (await Given.PurchaseOf(Site, given)).Status.ShouldBe(PurchaseStatus.Closed);
        (await Balance(Account.GrantsPaid(given.Grant.Reference))).ShouldBe(1_500_000);
        (await Balance(Account.Committed(given.Grant.Reference))).ShouldBe(8_500_000);
        (await Given.TrancheOf(Site, given.Grant, 1)).Bought.ShouldBe(new Money(1_500_000));
        await Given.AnOrderedPurchase(Site, given.Grant, machines: 3);
        await Proved();
    }

    [Fact]
    public async Task A_suppliers_refund_is_found_in_the_statement()
    {
        var given = await Given.AnOrderedPurchase(Site, timing: PaymentTiming.InAdvance);
        await Given.AnInvoice(Site, given);
        await Given.ASupplierPayment(Site, given);
        await Site.Send(new GiveUpRest(given.Id, "Toko tutup"), given.Officer);
        var purchase = await Given.PurchaseOf(Site, given);
        var fund = await Site.Db(db => db.Grants.Select(g => g.FundSourceId).SingleAsync());

        await Given.AnImportedStatement(
            Site,
            fund,
            [new BankLine(Clock.Today(), $"KEMBALI {purchase.Reference}", 3_000_000, "IN1")]
        );

        (await Given.OnlyLine(Site)).MatchedKind.ShouldBe(MatchKind.SupplierRefund);
        (await Given.PurchaseOf(Site, given)).Status.ShouldBe(PurchaseStatus.Closed);
        await Proved();
    }

    [Fact]
    public async Task The_bank_gives_the_payment_back_and_the_books_get_the_mirror()
    {
        var given = await Given.AnOrderedPurchase(Site);
        await Given.ASignedDelivery(Site, given, 2);
        await Given.AnInvoice(Site, given);
        var payout = await Given.ASupplierPayment(Site, given);
        var maker = await Site.Staff(Role.TreasuryMaker);

        await Site.Send(new FailPayout(payout, "Rekening ditutup"), maker);

        var purchase = await Given.PurchaseOf(Site, given);
        (purchase.Status, purchase.Paid).ShouldBe((PurchaseStatus.Delivered, Money.Zero));
        (await Balance(Account.GrantsPaid(given.Grant.Reference))).ShouldBe(0);
        await Site.Send(new RetryPayout(payout), maker);
        await Proved();
    }

    [Fact]
    public async Task A_new_account_of_the_supplier_rests_and_is_confirmed_by_another_before_it_is_paid()
    {
        var given = await Given.AnOrderedPurchase(Site);
        await Given.ASignedDelivery(Site, given, 2);
        await Given.AnInvoice(Site, given);
        var supplier = (await Given.PurchaseOf(Site, given)).Chosen!.SupplierId;
        var officer = await Site.As(given.Officer);
        var name = await Site.Db(db =>
            db.Set<Supplier>().Where(s => s.Id == supplier).Select(s => s.Name).SingleAsync()
        );
        var changed = await (await officer.Open($"/workspace/suppliers/{supplier}"))
            .Form("[action$='/account']")
            .Fill("BankCode", "137")
            .Fill("Number", "0137009988")
            .Fill("Holder", name)
            .Submit();
        changed.ShouldShowText("purchases.supplier-account-changed").ShouldShowText("purchases.account-waits");
        var prepare = new PreparePayout(PayoutPurpose.SupplierPayment, given.Id.Value, "");
        var maker = await Site.Staff(Role.TreasuryMaker);
        (await Refused(prepare, maker)).ShouldBe(PaymentRules.NeedsVerifiedAccount);
        await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new ConfirmSupplierAccount(supplier), given.Officer)
        );
        var other = await Site.As(await Site.Staff(Role.Officer));
        (
            await (await other.Open($"/workspace/suppliers/{supplier}"))
                .Form(SiteTexts.Of("purchases.confirm-account", "id"))
                .Submit()
        ).ShouldShowText("purchases.supplier-account-confirmed");
        (await Refused(prepare, maker)).ShouldBe(PaymentRules.NeedsVerifiedAccount);

        Clock.Advance(TimeSpan.FromHours(25));
        await Site.Send(prepare, maker);
    }

    [Theory]
    [InlineData(900_000, 1_600_000)]
    [InlineData(1_500_000, 1_500_001)]
    public async Task An_invoice_stays_within_the_order(long sound, long dear)
    {
        var given = await Given.AnOrderedPurchase(Site, timing: PaymentTiming.InAdvance);
        var broken = await Should.ThrowAsync<RuleBrokenException>(() => Given.AnInvoice(Site, given, dear));
        broken.Rule.ShouldBe(PurchaseRules.InvoiceWithinOrder);
        await Given.AnInvoice(Site, given, sound);
        (await Given.PurchaseOf(Site, given)).Variance.ShouldBe((sound - 1_500_000) * 2);
    }

    private async Task<Rule> Refused<TResult>(MediatR.IRequest<TResult> command, TestActor by) =>
        (await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(command, by))).Rule;

    private Task<long> Balance(Account account) =>
        Site.InScope(s => s.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));

    private async Task Proved() =>
        (await Site.Send(new VerifyLedger(), await Site.Staff(Role.Auditor))).Checks.ShouldAllBe(c => c.Faults == 0);
}
