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

/// <summary>From the offers to the report: what is bought for a returnee instead of being paid out.</summary>
public sealed class BuyingForAReturneeTests : SiteTest
{
    [Fact]
    public async Task A_purchase_goes_on_its_pages_from_the_offer_to_the_signed_minutes_and_the_suppliers_payment()
    {
        var grant = await Given.AnInKindGrant(Site);
        var supplier = await Given.ASupplier(Site);
        var tranche = await Given.TrancheOf(Site, grant, 1);
        (tranche.Cash, tranche.InKind).ShouldBe((Money.Zero, new Money(7_000_000)));
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var draft = await (await officer.Open($"/workspace/grants/{grant.Id}")).Follow(
            SiteTexts.Of("grants.buy", "id")
        );
        var purchase = await draft
            .Form()
            .Fill("Items[0].LineId", (await Given.RoomiestLine(Site, grant)).ToString())
            .Fill("Items[0].Description", "Mesin jahit")
            .Fill("Items[0].Quantity", "2")
            .Fill("Items[0].Unit", "unit")
            .Submit();
        purchase.ShouldShowText("purchases.purchase-drafted");
        var offered = await (await purchase.Follow(SiteTexts.Of("purchases.add-quotation", "id")))
            .Form()
            .Fill("SupplierId", supplier.ToString())
            .Fill("Prices[0].Price", "1.500.000")
            .Attach("Paper", "penawaran.pdf", Make.Pdf(), "application/pdf")
            .Submit();
        offered.ShouldShowText("purchases.quotation-added").ShouldShow("Rp3.000.000");
        var chosen = await (await offered.Follow(SiteTexts.Of("purchases.choose", "id")))
            .Form()
            .Choose("Quotation", (await OnlyPurchase()).Quotations.Single().Id.ToString())
            .Fill("Reason", "Termurah")
            .Choose("Timing", nameof(PaymentTiming.AfterDelivery))
            .Submit();
        chosen.ShouldShowText("purchases.purchase-submitted");

        var head = await Site.As(await Site.Staff(Role.DecisionMaker));
        (await head.Open("/workspace")).ShouldShowText("workspace.task.order-purchase");
        var id = (await OnlyPurchase()).Id;
        var ordered = await (await head.Open($"/workspace/purchases/{id}/order"))
            .ShouldShow("Tiga juta rupiah")
            .Form("[action$='/order']")
            .Submit();
        ordered.ShouldShowText("purchases.purchase-ordered");

        var handedOver = await (await officer.Open($"/workspace/purchases/{id}/deliveries/new"))
            .Form()
            .Attach("Photo", "barang.png", Make.Png(), "image/png")
            .Submit();
        handedOver.ShouldShowText("purchases.delivery-recorded");

        var returnee = await Site.As(grant.Returnee.Actor);
        (await returnee.Open("/portal")).ShouldShowText("portal.next.sign-handover");
        var coded = await (await returnee.Open($"/portal/purchases/{id}"))
            .Form(SiteTexts.Of("purchases.send-code", "id"))
            .Submit();
        var signed = await coded
            .Form(SiteTexts.Of("purchases.sign", "id"))
            .Fill("Code", await Site.LastCode())
            .Submit();
        signed.ShouldShowText("purchases.handover-signed").ShouldShowText("purchases.minutes");

        var invoiced = await (await officer.Open($"/workspace/purchases/{id}/invoice"))
            .Form()
            .Fill("Number", "INV-1")
            .Fill("Prices[0].Price", "1450000")
            .Attach("Paper", "faktur.png", Make.Png(), "image/png")
            .Submit();
        invoiced.ShouldShowText("purchases.invoice-recorded").ShouldShow("Rp2.900.000").ShouldShow("Rp100.000");

        await Given.ASupplierPayment(Site, await TheOnly(grant));
        (await OnlyPurchase()).Status.ShouldBe(PurchaseStatus.Closed);
        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(2_900_000);
        (await Balance(Account.Committed(grant.Reference))).ShouldBe(7_100_000);
        var letters = await Site.Db(db =>
            db.IssuedDocuments.Where(d => d.RevokedAt == null).Select(d => d.Kind).ToListAsync()
        );
        letters.ShouldContain(DocumentKind.PurchaseOrder);
        letters.ShouldContain(DocumentKind.HandoverMinutes);
        (await officer.Open($"/workspace/purchases/{id}")).ShouldShowText("history.record-invoice");
        (await returnee.Open("/portal/payments")).ShouldNotShow("Rp2.900.000");
    }

    [Fact]
    public async Task The_report_takes_the_goods_over_and_what_was_not_needed_goes_back_to_the_ceiling()
    {
        var given = await Given.AClosedPurchase(Site);
        var (grant, officer) = (given.Grant, await Site.As(given.Officer));
        (await Given.TrancheOf(Site, grant, 2)).Status.ShouldBe(TrancheStatus.Planned);

        var settled = await (await officer.Open($"/workspace/grants/{grant.Id}"))
            .Form(SiteTexts.Of("grants.settle-in-kind", "id"))
            .Submit();
        settled.ShouldShowText("grants.in-kind-settled");

        (await Balance(Account.Committed(grant.Reference))).ShouldBe(3_000_000);
        var tranche = await Given.TrancheOf(Site, grant, 1);
        (tranche.Status, tranche.Bought, tranche.PaidAmount).ShouldBe(
            (TrancheStatus.Paid, new Money(3_000_000), new Money(3_000_000))
        );
        (await Given.TrancheOf(Site, grant, 2)).Status.ShouldBe(TrancheStatus.ConditionsMet, "the goods are there");

        var report = await Report(grant);
        var taken = report.Receipts.ShouldHaveSingleItem();
        (taken.Amount, taken.IsBought).ShouldBe((new Money(3_000_000), true));
        var returnee = await Site.As(grant.Returnee.Actor);
        (await returnee.Open($"/portal/reports/{report.Id}")).ShouldShowText("grants.bought-for-you");
        (await Refused(new RemoveSpendingReceipt(report.Id, taken.Id), grant.Returnee.Actor)).ShouldBe(
            GrantRules.BoughtLinesStay
        );
        await Site.Send(new SubmitReport(report.Id, "Mesin sudah dipakai."), grant.Returnee.Actor);
        await Site.Send(new AcceptReport(report.Id), given.Officer);

        var line = (await Site.Db(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant.Id))).Lines.Single(l =>
            l.Id == taken.LineId
        );
        (line.Realised, line.Ordered).ShouldBe((new Money(3_000_000), Money.Zero));
        await Proved();
    }

    [Fact]
    public async Task Whoever_chose_the_offer_does_not_order_whatever_roles_they_hold()
    {
        var given = await Given.ASubmittedPurchase(Site);
        var hash = (await Given.PurchaseOf(Site, given)).ContentHash();

        (
            await Refused(new OrderPurchase(given.Id, hash), given.Officer with { Roles = [Role.DecisionMaker] })
        ).ShouldBe(PurchaseRules.OrderedByAnother);
        await Should.ThrowAsync<ForbiddenException>(() => Site.Send(new OrderPurchase(given.Id, hash), given.Officer));
    }

    [Fact]
    public async Task An_edit_voids_the_order_and_what_changed_is_not_ordered()
    {
        var given = await Given.AnOrderedPurchase(Site);
        var head = await Site.Staff(Role.DecisionMaker);
        var seen = (await Given.PurchaseOf(Site, given)).OrderedHash!;
        (await Given.TrancheOf(Site, given.Grant, 1)).Ordered.ShouldBe(new Money(3_000_000));

        await Site.Send(new ReopenPurchase(given.Id), given.Officer);
        (await Given.PurchaseOf(Site, given)).OrderedHash.ShouldBeNull();
        (await Given.TrancheOf(Site, given.Grant, 1)).Ordered.ShouldBe(Money.Zero);
        await Site.Send(new SubmitPurchase(given.Id, given.Offer, "Dicicil", PaymentTiming.InAdvance), given.Officer);

        (await Refused(new OrderPurchase(given.Id, seen), head)).ShouldBe(PurchaseRules.OrdersWhatWasSeen);
        await Site.Send(new ReturnPurchase(given.Id, "Jangan di muka"), head);
        (await Given.PurchaseOf(Site, given)).Status.ShouldBe(PurchaseStatus.Draft);
    }

    [Fact]
    public async Task A_dear_purchase_needs_as_many_offers_as_the_fund_asks_for()
    {
        var given = await Given.AnOfferedPurchase(Site);
        var fund = await Site.Db(db => db.Grants.Select(g => g.FundSourceId).SingleAsync());
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await treasurer.Open($"/workspace/fund-sources/{fund}/ceilings");
        var set = await page.Form("[action$='/quotations']").Fill("Steps[1].Above", "2000000").Submit();
        set.ShouldShowText("programmes.quotations-set");
        var command = new SubmitPurchase(given.Id, given.Offer, "Termurah", PaymentTiming.AfterDelivery);

        (await Refused(command, given.Officer)).ShouldBe(PurchaseRules.EnoughQuotations);
        await AnotherOffer(given, 1_600_000);
        await Site.Send(command, given.Officer);
    }

    [Fact]
    public async Task More_than_the_tranche_or_the_line_has_is_not_ordered()
    {
        var given = await Given.ASubmittedPurchase(Site, machines: 5);
        var head = await Site.Staff(Role.DecisionMaker);

        (await Refused(Order(given, await Given.PurchaseOf(Site, given)), head)).ShouldBe(PurchaseRules.WithinInKind);
    }

    [Fact]
    public async Task Broken_pieces_are_not_signed_for_and_the_supplier_brings_others()
    {
        var given = await Given.AnOrderedPurchase(Site);
        await Given.ADelivery(Site, given, 2);
        var returnee = await Site.As(given.Grant.Returnee.Actor);
        var coded = await (await returnee.Open($"/portal/purchases/{given.Id}"))
            .Form(SiteTexts.Of("purchases.send-code", "id"))
            .Submit();
        var form = coded.Form(SiteTexts.Of("purchases.sign", "id")).Fill("Counts[0].Count", "1");
        (await form.Fill("Code", await Site.LastCode()).Submit()).ShouldShowRule(PurchaseRules.SaysWhatIsWrong);
        var again = await (await returnee.Open($"/portal/purchases/{given.Id}"))
            .Form(SiteTexts.Of("purchases.sign", "id"))
            .Fill("Counts[0].Count", "1")
            .Fill("Remark", "Satu dinamo mati")
            .Fill("Code", await Site.LastCode())
            .Submit();
        again.ShouldShowText("purchases.handover-signed").ShouldShow("Satu dinamo mati");

        var purchase = await Given.PurchaseOf(Site, given);
        (purchase.Status, purchase.Items.Single().Outstanding).ShouldBe((PurchaseStatus.Ordered, 1));
        await Given.ASignedDelivery(Site, given, 1);
        (await Given.PurchaseOf(Site, given)).Status.ShouldBe(PurchaseStatus.Delivered);
    }

    [Fact]
    public async Task Received_goods_that_break_are_replaced()
    {
        var given = await Given.AnOrderedPurchase(Site);
        await Given.ASignedDelivery(Site, given, 2);
        var officer = await Site.As(given.Officer);
        var page = await officer.Open($"/workspace/purchases/{given.Id}/return-goods");
        var form = page.Form().Choose("Item", (await Given.PurchaseOf(Site, given)).Items.Single().Id.ToString());

        (await form.Fill("Quantity", "3").Fill("Reason", "Rusak").Submit()).ShouldShowRule(
            PurchaseRules.ReturnsWhatIsKept
        );
        var item = (await Given.PurchaseOf(Site, given)).Items.Single().Id;
        await Site.Send(new ReturnGoods(given.Id, item, 1, "Rusak", Replaced: true), given.Officer);

        var purchase = await Given.PurchaseOf(Site, given);
        (purchase.Status, purchase.Items.Single().Accepted).ShouldBe((PurchaseStatus.Ordered, 1));
    }

    [Fact]
    public async Task The_returnee_complains_and_is_answered()
    {
        var given = await Given.AnOrderedPurchase(Site);
        var returnee = await Site.As(given.Grant.Returnee.Actor);
        var form = (await returnee.Open($"/portal/purchases/{given.Id}/complain")).Form();
        (await form.Fill("Text", "Barang belum datang").Submit()).ShouldShowText("purchases.complaint-sent");

        var officer = await Site.As(given.Officer);
        (await officer.Open("/workspace")).ShouldShowText("workspace.task.answer-purchase-complaint");
        var answered = await (await officer.Open($"/workspace/purchases/{given.Id}"))
            .Form("[action$='/answer']")
            .Fill("Answer", "Datang besok pagi")
            .Submit();
        answered.ShouldShowText("purchases.purchase-complaint-answered");
        (await returnee.Open($"/portal/purchases/{given.Id}")).ShouldShow("Datang besok pagi");
        (await returnee.Open("/portal/messages")).ShouldShow((await Given.PurchaseOf(Site, given)).Reference);
    }

    [Fact]
    public async Task Part_of_a_tranche_in_kind_pays_the_rest_in_cash_and_the_report_waits_for_the_goods()
    {
        var grant = await Given.APayableGrant(Site);
        var tranche = await Given.TrancheOf(Site, grant, 1);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var plan = (await officer.Open($"/workspace/grants/{grant.Id}/tranches/{tranche.Id}/in-kind")).Form();
        (await plan.Fill("Lines[1].Amount", "9000000").Submit()).ShouldShowRule(PurchaseRules.WithinLine);
        var lines = (await Site.Db(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant.Id))).Lines;
        var line = lines.OrderByDescending(l => l.Approved).First();
        await Site.Send(
            new PlanInKind(grant.Id, tranche.Id, [new LineSpending(line.Id, new Money(3_000_000))]),
            await Site.Staff(Role.Officer)
        );

        var report = await Given.APaidTranche(Site, grant);
        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(4_000_000);
        await Given.AReceipt(Site, grant, report, line.Id, 1_000_000);
        (await Refused(new SubmitReport(report, "Sudah"), grant.Returnee.Actor)).ShouldBe(
            GrantRules.ReportWaitsForGoods
        );
        var given = await Given.AClosedPurchase(Site, grant);
        await Site.Send(new SettleInKind(grant.Id, tranche.Id), given.Officer);
        await Site.Send(new SubmitReport(report, "Sudah"), grant.Returnee.Actor);
        (await Report(grant)).Spent.ShouldBe(new Money(4_000_000));
        await Proved();
    }

    [Fact]
    public async Task A_handover_recorded_by_mistake_a_wrong_offer_and_an_order_are_taken_back()
    {
        var given = await Given.AnOrderedPurchase(Site);
        var delivery = await Given.ADelivery(Site, given, 1);
        (await Refused(new CancelPurchase(given.Id, "Salah"), given.Officer)).ShouldBe(PurchaseRules.OrderUntouched);
        await Site.Send(new TakeBackDelivery(given.Id, delivery), given.Officer);
        await Site.Send(new ReopenPurchase(given.Id), given.Officer);
        await Site.Send(new RemoveQuotation(given.Id, given.Offer), given.Officer);
        await Site.Send(new CancelPurchase(given.Id, "Tidak jadi"), given.Officer);

        var purchase = await Given.PurchaseOf(Site, given);
        (purchase.Status, purchase.Quotations.Count).ShouldBe((PurchaseStatus.Cancelled, 0));
        (
            await Site.Db(db =>
                db.IssuedDocuments.CountAsync(d => d.SubjectId == given.Id.Value && d.RevokedAt == null)
            )
        ).ShouldBe(0);
        await Site.Send(
            new CancelTranche(given.Grant.Id, (await Given.TrancheOf(Site, given.Grant, 1)).Id, "Tidak jadi"),
            await Site.Staff(Role.DecisionMaker)
        );
    }

    [Fact]
    public async Task Strangers_find_nothing_and_readers_change_nothing()
    {
        var given = await Given.AnOrderedPurchase(Site);
        var elsewhere = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3601")));
        (await elsewhere.Get($"/workspace/purchases/{given.Id}")).ShouldBe(HttpStatusCode.NotFound);
        var stranger = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);
        (await stranger.Get($"/portal/purchases/{given.Id}")).ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<NotFoundException>(async () =>
            await Site.Send(new ComplainOfPurchase(given.Id, "?"), (await Given.AVerifiedReturnee(Site)).Actor)
        );
        var auditor = await Site.As(await Site.Staff(Role.Auditor));
        (await auditor.Get($"/workspace/purchases/{given.Id}/deliveries/new")).ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<ForbiddenException>(async () =>
            await Site.Send(new GiveUpRest(given.Id, "?"), await Site.Staff(Role.Auditor))
        );
    }

    private static OrderPurchase Order(GivenPurchase given, Purchase purchase) => new(given.Id, purchase.ContentHash());

    private async Task AnotherOffer(GivenPurchase given, long price) =>
        await Site.Send(
            new AddQuotation(
                given.Id,
                await Given.ASupplier(Site),
                Clock.Today(),
                await Given.PricesOf(Site, given.Id, price),
                Make.Upload("penawaran.png")
            ),
            given.Officer
        );

    private async Task<GivenPurchase> TheOnly(GivenGrant grant)
    {
        var purchase = await OnlyPurchase();
        return new GivenPurchase(purchase.Id, grant, await Site.Staff(Role.Officer), purchase.ChosenId!.Value);
    }

    private Task<Purchase> OnlyPurchase() =>
        Site.Db(db => db.Set<Purchase>().AsNoTracking().AsSplitQuery().SingleAsync());

    private Task<AccountabilityReport> Report(GivenGrant grant) =>
        Site.Db(db => db.Set<AccountabilityReport>().AsNoTracking().SingleAsync(r => r.GrantId == grant.Id));

    private async Task<Rule> Refused<TResult>(MediatR.IRequest<TResult> command, TestActor by) =>
        (await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(command, by))).Rule;

    private Task<long> Balance(Account account) =>
        Site.InScope(s => s.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));

    private async Task Proved() =>
        (await Site.Send(new VerifyLedger(), await Site.Staff(Role.Auditor))).Checks.ShouldAllBe(c => c.Faults == 0);
}
