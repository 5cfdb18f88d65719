using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Stripe;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments.Gateway;

public sealed class CollectingOnlineTests : GatewayTest
{
    [Fact]
    public async Task A_borrower_pays_an_instalment_on_the_gateways_page()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var visitor = await Site.As(loan.Borrower.Actor);
        var page = await (await visitor.Open($"/portal/loans/{loan.Id}")).Follow(
            SiteTexts.Of("gateway.pay-online", "id")
        );
        page = await page.Form().Submit();
        page.ShouldShowText("gateway.status-text-preparing");
        await Site.DrainOutbox();
        page = await visitor.Open(page.Path);
        page.Document.QuerySelector("a.gold")!
            .GetAttribute("href")!
            .ShouldStartWith("https://checkout.stripe.test/cs_test_");

        var payment = await Site.Db(db => db.Set<OnlinePayment>().AsNoTracking().SingleAsync());
        var told = Stripe.Books.Pay(payment.PageId!);
        // Coming back from the gateway's page proves nothing.
        (await visitor.Open(page.Path)).ShouldNotShow("KW-");
        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Open);

        await Arrive(told);
        (await visitor.Open(page.Path)).ShouldShow("KW-2026-");
        (await Loan(loan)).Instalments.Single(i => i.No == 1).IsSettled.ShouldBeTrue();
        (await Books("gateway")).ShouldBe(1_000_000 - 2_900);
        (await Books("gateway-fees")).ShouldBe(2_900);
        Stripe.Books.Balance.ShouldBe(Sen.Of(new Money(1_000_000 - 2_900)));
        (await MessagesOf("payment-received")).ShouldBe(1);
        await TheBooksAreSound();
    }

    [Fact]
    public async Task The_order_is_frozen_before_it_is_sent_and_says_what_was_asked()
    {
        var (_, payment) = await AnOpenPayment(1_234_567);

        var sent = Stripe.Posts("v1/checkout/sessions").ShouldHaveSingleItem();
        var order = (await Orders(payment.Id.Value)).ShouldHaveSingleItem();
        (sent.Body, sent.Key).ShouldBe((order.Body, $"pay:{payment.Id}:page:1"));
        sent.Body.ShouldContain("unit_amount]=123456700");
        sent.Body.ShouldContain("currency]=idr");
        sent.Body.ShouldNotContain(" ");
        sent.Headers["Stripe-Version"].ShouldBe(FakeStripe.Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task However_often_and_in_whatever_order_it_is_heard_there_is_one_receipt(int seed)
    {
        var (loan, payment) = await AnOpenPayment();
        var told = Stripe.Books.Pay(payment.PageId!);
        var again = Stripe.Books.Tell("payment_intent.succeeded", (string)Stripe.Books.Last("payment_intent")["id"]!);
        var visitor = await Site.As(loan.Borrower.Actor);
        var page = $"/portal/online-payments/{payment.Id}";
        var random = new Random(seed);
        List<Func<Task>> doings =
        [
            .. Enumerable.Repeat<Func<Task>>(() => told.Deliver(Door), 3),
            () => again.Deliver(Door),
            .. Enumerable.Repeat<Func<Task>>(() => visitor.Open(page), 3),
            .. Enumerable.Repeat<Func<Task>>(async () => await (await Site.As(loan.Borrower.Actor)).Open(page), 2),
            () => Site.Send(new CheckOnlinePayment(payment.Id), loan.Borrower.Actor),
            () => Site.RunJob("chase-gateway"),
            .. Enumerable.Repeat<Func<Task>>(() => Site.DrainOutbox(), 4),
        ];
        Clock.Advance(TimeSpan.FromMinutes(11));

        await Task.WhenAll(doings.OrderBy(_ => random.Next()).Select(doing => Task.Run(doing)));
        await Site.DrainOutbox();
        await Later(TimeSpan.FromMinutes(1));

        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Paid, $"seed {seed}");
        (await Site.Db(db => db.Receipts.CountAsync())).ShouldBe(1);
        (await Site.Db(db => db.LedgerEvents.CountAsync(e => e.SourceType == "receipt"))).ShouldBe(1);
        (await MessagesOf("payment-received")).ShouldBe(1);
        (await Books("gateway")).ShouldBe(997_100);
        await TheBooksAreSound();
    }

    [Fact]
    public async Task Without_any_notice_the_clock_finds_out()
    {
        var (_, payment) = await AnOpenPayment();
        Stripe.Books.Pay(payment.PageId!);

        await Later(TimeSpan.FromMinutes(11));

        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Paid);
    }

    [Fact]
    public async Task A_payer_who_asks_has_the_gateway_looked_at()
    {
        var (loan, payment) = await AnOpenPayment();
        Stripe.Books.Pay(payment.PageId!);
        var visitor = await Site.As(loan.Borrower.Actor);

        var page = await (await visitor.Open($"/portal/online-payments/{payment.Id}")).Form().Submit();
        page.ShouldShowText("gateway.asked");
        await Site.DrainOutbox();

        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Paid);
    }

    [Theory]
    [InlineData(50_000_000, "idr", 500_000)]
    [InlineData(100_000_050, "idr", 1_000_000)]
    [InlineData(100_000_000, "usd", 0)]
    public async Task What_is_not_what_was_asked_waits_in_suspense(long amount, string currency, long suspense)
    {
        var (loan, payment) = await AnOpenPayment();

        await Arrive(Stripe.Books.Pay(payment.PageId!, amount, currency), times: 2);

        var strange = await Payment(payment.Id);
        (strange.Status, strange.Concern).ShouldBe((OnlinePaymentStatus.Strange, "other-amount"));
        (await Books("suspense")).ShouldBe(-suspense);
        (await Site.Db(db => db.Receipts.CountAsync())).ShouldBe(0);
        (await Loan(loan)).Repayments.ShouldBeEmpty();
        await TheBooksAreSound();
    }

    [Fact]
    public async Task The_treasurer_takes_a_strange_amount_from_suspense_for_its_loan()
    {
        var (loan, payment) = await AnOpenPayment();
        await Arrive(Stripe.Books.Pay(payment.PageId!, 60_000_000));
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var desk = await treasurer.Open("/workspace/gateway");
        desk.ShouldShowText("gateway.concern-other-amount");
        var page = await desk.Follow(SiteTexts.Of("gateway.accept", "id"));
        (await page.Form().Submit()).ShouldShowError("Reason");

        (await page.Form().Fill("Reason", "Dibayar sebagian").Submit()).ShouldShowText("gateway.payment-accept");

        (await Books("suspense")).ShouldBe(0);
        (await Loan(loan)).Repayments.ShouldHaveSingleItem().Amount.ShouldBe(new Money(600_000));
        await Site.DrainOutbox();
        (await MessagesOf("payment-received")).ShouldBe(1);
        await TheBooksAreSound();
    }

    [Fact]
    public async Task A_page_that_was_paid_just_before_it_closed_counts_whatever_comes_first()
    {
        var (_, payment) = await AnOpenPayment();
        var expired = Stripe.Books.Expire(payment.PageId!);
        await Arrive(expired);
        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Expired);

        await Arrive(Stripe.Books.Pay(payment.PageId!));
        await Arrive(expired);

        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Paid);
        (await Site.Db(db => db.Receipts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_payment_is_under_way_until_the_bank_has_it()
    {
        var (_, payment) = await AnOpenPayment();
        await Arrive(Stripe.Books.BeginSlowly(payment.PageId!));
        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.UnderWay);

        Clock.AdvanceDays(3);
        await Arrive(Stripe.Books.Pay(payment.PageId!));

        (await Payment(payment.Id)).PaidOn.ShouldBe(Clock.Today());
    }

    [Fact]
    public async Task What_is_given_back_wholly_is_reversed_and_in_part_is_a_persons_matter()
    {
        var (loan, payment) = await AnOpenPayment();
        await Arrive(Stripe.Books.Pay(payment.PageId!));
        var intent = (await Payment(payment.Id)).PaymentId!;

        await Arrive(Stripe.Books.Refund(intent, 40_000_000));
        (await Payment(payment.Id)).Concern.ShouldBe("part-returned");
        (await Loan(loan)).Repayments[0].ReversedAt.ShouldBeNull();

        await Arrive(Stripe.Books.Refund(intent, 60_000_000), times: 2);
        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Returned);
        (await Loan(loan)).Repayments[0].ReversedAt.ShouldNotBeNull();
        (await Loan(loan)).OutstandingPrincipal.ShouldBe(new Money(12_000_000));
        (await Books("gateway")).ShouldBe(-2_900);
        await TheBooksAreSound();
    }

    [Fact]
    public async Task A_payment_the_loan_cannot_take_any_more_waits_in_suspense()
    {
        var (loan, payment) = await AnOpenPayment();
        await Site.Db(db => db.Database.ExecuteSqlAsync($"update loans.loan set status = 'Cancelled'"));

        await Arrive(Stripe.Books.Pay(payment.PageId!));

        (await Payment(payment.Id)).Concern.ShouldBe("not-postable");
        (await Books("suspense")).ShouldBe(-1_000_000);
        (await Site.Db(db => db.Receipts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_is_owed_is_refused_and_the_page_says_so()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var visitor = await Site.As(loan.Borrower.Actor);
        var form = (await visitor.Open($"/portal/loans/{loan.Id}/pay-online")).Form();

        (await form.Fill("Amount", "12.000.001").Submit())
            .ShouldShowError("Amount")
            .ShouldShowRule(GatewayRules.NotMoreThanOwed);
        Stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_payment_is_open_at_a_time_and_the_button_leads_to_it()
    {
        var (loan, payment) = await AnOpenPayment();
        var visitor = await Site.As(loan.Borrower.Actor);

        (await visitor.Open($"/portal/loans/{loan.Id}/pay-online")).ShouldBeAt($"/portal/online-payments/{payment.Id}");
        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new PayOnline(loan.Id, new Money(5)), loan.Borrower.Actor)
        );
        refused.Rule.ShouldBe(GatewayRules.OnePaymentAtATime);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_payment()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var form = (await (await Site.As(loan.Borrower.Actor)).Open($"/portal/loans/{loan.Id}/pay-online")).Form();

        await form.Submit();
        await form.Submit();

        (await Site.Db(db => db.Set<OnlinePayment>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_sees_or_pays_anothers()
    {
        var (loan, payment) = await AnOpenPayment();
        var other = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        (await other.Get($"/portal/online-payments/{payment.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.Get($"/portal/loans/{loan.Id}/pay-online")).ShouldBe(HttpStatusCode.NotFound);
        (await officer.Get("/workspace/gateway")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_page_the_gateway_will_not_open_takes_no_money()
    {
        Stripe.Fail("v1/checkout/sessions", StripeFault.Refusal);
        var (loan, payment) = await AnOpenPayment();

        payment.Status.ShouldBe(OnlinePaymentStatus.Refused);
        (await (await Site.As(loan.Borrower.Actor)).Open($"/portal/online-payments/{payment.Id}")).ShouldShowText(
            "gateway.status-text-refused"
        );
        (await Opened(loan)).Status.ShouldBe(OnlinePaymentStatus.Open);
    }
}
