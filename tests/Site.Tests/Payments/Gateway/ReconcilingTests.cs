using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Stripe;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments.Gateway;

public sealed class ReconcilingTests : GatewayTest
{
    [Fact]
    public async Task What_was_missed_while_nobody_listened_is_caught_up_at_night()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, paid) = await AnOpenPayment();
        var (_, payout) = await AnApprovedPayout();
        await Site.Send(new SendByGateway(payout), await Site.Staff(Role.TreasuryMaker));
        await Site.DrainOutbox();
        // A day without an endpoint: none of these is delivered.
        Stripe.Books.Pay(paid.PageId!);
        Stripe.Books.Payout((string)Stripe.Books.Last("payout")["id"]!, "paid");
        Clock.AdvanceDays(1);

        await CatchUp();

        (await Payment(paid.Id)).Status.ShouldBe(OnlinePaymentStatus.Paid);
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Paid);
        Stripe.Books.Payout((string)Stripe.Books.Last("payout")["id"]!, "failed");
        Clock.AdvanceDays(2);
        await CatchUp();
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Failed);
        await CatchUp();
        (await MessagesOf("payment-received")).ShouldBe(1);
        await TheBooksAreSound();
    }

    [Fact]
    public async Task The_desk_explains_every_difference_until_there_is_none()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, paid) = await AnOpenPayment();
        await Arrive(Stripe.Books.Pay(paid.PageId!));
        var (_, payout) = await AnApprovedPayout();
        await Site.Send(new SendByGateway(payout), await Site.Staff(Role.TreasuryMaker));
        await Site.DrainOutbox();
        var maker = await Site.Staff(Role.TreasuryMaker);
        var treasurer = await Site.As(maker);
        var page = await treasurer.Open("/workspace/gateway");
        page.ShouldShowText("gateway.not-compared");
        (await page.Form(SiteTexts.Of("gateway.catch-up", "id")).Submit()).ShouldShowText("gateway.catching-up");
        await Site.DrainOutbox();

        var seen = (await Desk()).Comparison!.Value;
        (seen.Gateway, seen.Books).ShouldBe((Sen.Of(new(13_997_100)), Sen.Of(new(997_100))));
        (seen.OnTheWay, seen.Unbooked, seen.Difference).ShouldBe((Sen.Of(new(7_000_000)), Sen.Of(new(20_000_000)), 0));
        (await Desk()).Movements.ShouldHaveSingleItem().Type.ShouldBe("topup");

        page = await (await treasurer.Open("/workspace/gateway")).Follow(SiteTexts.Of("gateway.book", "id"));
        var fund = await Site.Db(db => db.FundSources.Select(f => f.Code).FirstAsync());
        (await page.Form().Choose("Fund", fund).Submit()).ShouldShowText("gateway.movement-booked");
        (await Books("bank")).ShouldBeLessThan(0);
        (await Desk()).Movements.ShouldBeEmpty();
        (await Desk()).Comparison!.Value.Difference.ShouldBe(0);
        var movement = await Site.Db(db => db.Set<GatewayMovement>().SingleAsync(m => m.Type == "topup"));
        var again = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new BookGatewayMovement(movement.Id, fund), maker)
        );
        again.Rule.ShouldBe(GatewayRules.MovementBookedOnce);
        await TheBooksAreSound();
    }

    [Fact]
    public async Task A_charge_the_books_do_not_know_shows_with_its_age_and_is_not_booked_by_hand()
    {
        var (_, payment) = await AnOpenPayment();
        Stripe.Books.Pay(payment.PageId!);
        await Site.Db(db => db.Database.ExecuteSqlAsync($"update payments.online_payment set next_look_at = null"));
        Stripe.Fail("v1/checkout/sessions", [.. Enumerable.Repeat(StripeFault.TooManyForGood, 4)]);
        await CatchUp();

        var row = (await Desk()).Movements.ShouldHaveSingleItem();
        (row.Type, row.IsForPeople).ShouldBe(("charge", false));
        var fund = await Site.Db(db => db.FundSources.Select(f => f.Code).FirstAsync());
        var maker = await Site.Staff(Role.TreasuryMaker);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new BookGatewayMovement(row.Id, fund), maker)
        );
        refused.Rule.ShouldBe(GatewayRules.MovementExplainsItself);
    }

    [Theory]
    [InlineData(Role.TreasuryMaker, HttpStatusCode.OK)]
    [InlineData(Role.TreasuryChecker, HttpStatusCode.OK)]
    [InlineData(Role.Auditor, HttpStatusCode.OK)]
    [InlineData(Role.Officer, HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, HttpStatusCode.Forbidden)]
    public async Task The_desk_is_the_treasurys_and_the_auditor_reads_it(Role role, HttpStatusCode answer)
    {
        var visitor = await Site.As(await Site.Staff(role));
        (await visitor.Get("/workspace/gateway")).ShouldBe(answer);
        if (role == Role.Auditor)
            (await visitor.Open("/workspace/gateway")).Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_key_nothing_of_it_shows_anywhere()
    {
        await using var site = await TestSite.Start(await Pool.Postgres.Clone(), withGateway: false);
        var loan = await Given.ADisbursedLoan(site);
        var borrower = await site.As(loan.Borrower.Actor);
        var treasurer = await site.As(await site.Staff(Role.TreasuryMaker));

        (await borrower.Open($"/portal/loans/{loan.Id}")).ShouldNotShow(SiteTexts.Of("gateway.pay-online", "id"));
        (await borrower.Open("/portal/payments")).ShouldNotShow("Stripe");
        (await treasurer.Open("/workspace")).ShouldNotShow("Stripe");
        (await borrower.Get($"/portal/loans/{loan.Id}/pay-online")).ShouldBe(HttpStatusCode.NotFound);
        (await borrower.Get("/portal/gateway-account")).ShouldBe(HttpStatusCode.NotFound);
        (await treasurer.Get("/workspace/gateway")).ShouldBe(HttpStatusCode.NotFound);
        using var door = new HttpClient(site.Handler) { BaseAddress = TestSite.Address };
        using var told = await door.PostAsync("webhooks/stripe", new StringContent("{}"));
        told.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await site.DrainOutbox();
        await site.RunJob("chase-gateway");
        await site.RunJob("catch-up-with-gateway");
        (await site.DrainOutbox()).ShouldBe(0);
    }

    private async Task CatchUp()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Site.RunJob("catch-up-with-gateway");
        await Site.DrainOutbox();
        await Site.DrainOutbox();
    }

    private Task<GatewayDeskPage> Desk() => Site.Send(new GatewayDesk());
}
