using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Stripe;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments.Gateway;

public sealed class PayingByGatewayTests : GatewayTest
{
    private const long Tranche = 7_000_000;

    [Fact]
    public async Task An_approved_payout_goes_to_the_recipients_balance_and_on_to_their_bank()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(10_000_000)));
        var (grant, payout) = await AnApprovedPayout();
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var page = await (await maker.Open($"/workspace/payouts/{payout}"))
            .Form(SiteTexts.Of("gateway.send", "id"))
            .Submit();
        page.ShouldShowText("gateway.on-its-way");
        page.Document.QuerySelectorAll("a[href$='/confirm'], a[href$='/fail']").ShouldBeEmpty();
        await Site.DrainOutbox();
        var (transfer, sent) = (Stripe.Books.Last("transfer"), Stripe.Books.Last("payout"));
        ((long)transfer["amount"]!, (long)sent["amount"]!).ShouldBe((Sen.Of(new(Tranche)), Sen.Of(new(Tranche))));
        Stripe.Posts("v1/transfers")[0].Key.ShouldBe($"disb:{payout}:transfer:1");
        Stripe.Posts("v1/transfers")[0].Body.ShouldNotContain(grant.Returnee.Name.Split(' ')[0]);
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Sent);

        await Arrive(Stripe.Books.Payout((string)sent["id"]!, "paid"), times: 3);

        var paid = await Payout(payout);
        (paid.Status, paid.BankReference).ShouldBe((PayoutStatus.Paid, (string)sent["id"]!));
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Paid);
        (await Books("gateway")).ShouldBe(-Tranche);
        (await Books("bank")).ShouldBe(0);
        (await MessagesOf("payout-paid")).ShouldBe(1);
        await TheBooksAreSound();
    }

    [Fact]
    public async Task Paid_may_turn_failed_days_later_and_the_case_is_reopened()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(10_000_000)));
        var (grant, payout, sent) = await ASentPayout();
        var paid = Stripe.Books.Payout(sent, "paid");
        await Arrive(paid);
        Clock.AdvanceDays(4);

        await Arrive(Stripe.Books.Payout(sent, "failed"), times: 2);
        await Arrive(paid);

        var failed = await Payout(payout);
        (failed.Status, failed.Reason, failed.GatewayHolds).ShouldBe(
            (PayoutStatus.Failed, "Stripe: account_closed", false)
        );
        (await Books("gateway")).ShouldBe(0);
        (await Books("grants-paid")).ShouldBe(0);
        Stripe.Books.Balance.ShouldBe(Sen.Of(new Money(10_000_000)));
        (await MessagesOf("payout-failed")).ShouldBe(1);
        (await (await Site.As(await Site.Staff(Role.TreasuryMaker))).Open("/workspace")).ShouldShowText(
            "workspace.task.retry-payout"
        );
        await TheBooksAreSound();

        // Another attempt has keys of its own.
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Site.Send(new RetryPayout(payout), maker);
        await Site.Send(new SubmitPayout(payout), maker);
        await Site.Send(
            new ApprovePayout(payout, (await Payout(payout)).ContentHash()),
            await Site.Staff(Role.TreasuryChecker)
        );
        await Site.Send(new SendByGateway(payout), maker);
        await Site.DrainOutbox();
        Stripe.Posts("v1/transfers")[^1].Key.ShouldBe($"disb:{payout}:transfer:2");
        await Arrive(Stripe.Books.Payout((string)Stripe.Books.Last("payout")["id"]!, "paid"));
        (await Books("grants-paid")).ShouldBe(Tranche);
        // News of the first attempt change nothing any more.
        await Arrive(Stripe.Books.Tell("payout.failed", sent, (string)Stripe.Books.Last("account")["id"]!));
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Paid);
        await TheBooksAreSound();
    }

    [Theory]
    [InlineData("v1/transfers", StripeFault.ErrorAfter)]
    [InlineData("v1/transfers", StripeFault.ErrorBefore)]
    [InlineData("v1/transfers", StripeFault.DropAfter)]
    [InlineData("v1/transfers", StripeFault.StallAfter)]
    [InlineData("v1/transfers", StripeFault.HalfJson)]
    [InlineData("v1/transfers", StripeFault.Html)]
    [InlineData("v1/transfers", StripeFault.TooMany)]
    [InlineData("v1/transfers", StripeFault.Conflict)]
    [InlineData("v1/payouts", StripeFault.ErrorAfter)]
    [InlineData("v1/payouts", StripeFault.DropAfter)]
    public async Task Whatever_goes_wrong_there_is_one_transfer_and_one_payout(string where, StripeFault fault)
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, payout) = await AnApprovedPayout();
        Stripe.Fail(where, fault, fault, fault);
        await Site.Send(new SendByGateway(payout), await Site.Staff(Role.TreasuryMaker));
        await Site.DrainOutbox();
        (await Orders(payout.Value))[^1].Status.ShouldBe(GatewayOrderStatus.Unknown);
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Sent);

        await Later(TimeSpan.FromMinutes(1));
        await Later(TimeSpan.FromMinutes(1));

        (await Orders(payout.Value)).ShouldAllBe(o => o.Status == GatewayOrderStatus.Succeeded);
        Stripe.Books.All("transfer").ShouldHaveSingleItem();
        Stripe.Books.All("payout").ShouldHaveSingleItem();
        Stripe.Posts(where).Select(p => (p.Key, p.Body)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task After_a_day_it_is_looked_up_and_never_sent_again()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, payout) = await AnApprovedPayout();
        await Unanswered(payout, StripeFault.DropAfter);
        Stripe.ForgetKeys();
        var posts = Stripe.Posts("v1/transfers").Count;

        await Later(TimeSpan.FromHours(25));

        Stripe.Posts("v1/transfers").Count.ShouldBe(posts);
        Stripe.Books.All("transfer").ShouldHaveSingleItem();
        (await Orders(payout.Value))[0].Status.ShouldBe(GatewayOrderStatus.Succeeded);
        Stripe.Books.All("payout").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_not_found_after_a_day_waits_for_a_person_and_can_then_begin_anew()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, payout) = await AnApprovedPayout();
        await Unanswered(payout, StripeFault.ErrorBefore);
        var order = (await Orders(payout.Value))[0].Id;
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var early = await (await checker.Open($"/workspace/gateway/orders/{order}/not-done"))
            .Form()
            .Fill("Reason", "x")
            .Submit();
        early.ShouldShowRule(GatewayRules.OrderTooOldToRepeat);

        await Later(TimeSpan.FromHours(25));
        (await Orders(payout.Value))[0].NextAt.ShouldBeNull();
        checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        (await checker.Open("/workspace")).ShouldShowText("workspace.task.decide-gateway-order");
        var page = await (await checker.Open("/workspace/gateway")).Follow(SiteTexts.Of("gateway.not-done", "id"));
        (await page.Form().Fill("Reason", "Tidak ada di dasbor").Submit()).ShouldShowText("gateway.declared-not-done");

        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Failed);
        await Site.Send(new RetryPayout(payout), await Site.Staff(Role.TreasuryMaker));
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        (await maker.Get($"/workspace/gateway/orders/{order}/not-done")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_treasurer_need_not_wait_for_the_clock()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, payout) = await AnApprovedPayout();
        await Unanswered(payout, StripeFault.DropAfter);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var desk = await maker.Open("/workspace/gateway");
        (await desk.Form(SiteTexts.Of("gateway.order-again", "id")).Submit()).ShouldShowText(
            "gateway.order-again-asked"
        );
        await Site.DrainOutbox();

        (await Orders(payout.Value))[0].Status.ShouldBe(GatewayOrderStatus.Succeeded);
    }

    [Fact]
    public async Task What_the_gateway_refuses_goes_back_to_the_maker()
    {
        var (grant, payout, _) = await ASentPayout(funded: false);

        var refused = await Payout(payout);
        (refused.Status, refused.Reason, refused.GatewayHolds).ShouldBe(
            (PayoutStatus.Failed, "Stripe: balance_insufficient", false)
        );
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Requested);
        Stripe.Books.All("transfer").ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_gateway_has_the_money_no_other_rail_gets_it()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, payout, sent) = await ASentPayout();
        var maker = await Site.Staff(Role.TreasuryMaker);
        (await Refused(new FailPayout(payout, "x"), maker)).ShouldBe(GatewayRules.GatewayDecides);
        Stripe.Fail("v1/transfers/", StripeFault.ErrorBefore, StripeFault.ErrorBefore, StripeFault.ErrorBefore);
        await Arrive(Stripe.Books.Payout(sent, "failed"));

        (await Payout(payout)).GatewayHolds.ShouldBeTrue();
        (await Refused(new RetryPayout(payout), maker)).ShouldBe(GatewayRules.GaveBack);
        (await Refused(new CancelPayout(payout, "x"), maker)).ShouldBe(GatewayRules.GaveBack);

        await Later(TimeSpan.FromMinutes(1));
        await Site.Send(new RetryPayout(payout), maker);
    }

    [Fact]
    public async Task Public_money_and_recipients_without_an_account_do_not_go_by_gateway()
    {
        var (_, payout) = await AnApprovedPayout(withAccount: false);
        var maker = await Site.Staff(Role.TreasuryMaker);
        (await Refused(new SendByGateway(payout), maker)).ShouldBe(GatewayRules.NeedsAccount);

        await Site.Db(db => db.Payouts.ExecuteUpdateAsync(p => p.SetProperty(x => x.Rail, PayoutRail.Treasury)));
        (await Refused(new SendByGateway(payout), maker)).ShouldBe(GatewayRules.NotForPublicMoney);
        Stripe.Posts("v1/transfers").ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_what_was_approved_is_sent_and_only_once()
    {
        Stripe.Books.TopUp(Sen.Of(new Money(20_000_000)));
        var (_, approved) = await AnApprovedPayout();
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Site.Send(new AmendPayout(approved, "Berita lain"), maker);
        (await Refused(new SendByGateway(approved), maker)).Code.ShouldBe("shared.move-allowed");
        await Site.Send(new SubmitPayout(approved), maker);
        await Site.Send(
            new ApprovePayout(approved, (await Payout(approved)).ContentHash()),
            await Site.Staff(Role.TreasuryChecker)
        );

        var sent = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async _ =>
                {
                    try
                    {
                        await Site.Send(new SendByGateway(approved), maker);
                        return true;
                    }
                    catch (RuleBrokenException)
                    {
                        return false;
                    }
                })
        );
        await Site.DrainOutbox();

        sent.Count(s => s).ShouldBe(1);
        Stripe.Books.All("transfer").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_returnee_asks_for_an_account_and_completes_it_there()
    {
        var returnee = await Given.AVerifiedReturnee(Site);
        var visitor = await Site.As(returnee.Actor);
        var page = await (await visitor.Open("/portal/gateway-account")).Form().Submit();
        page.ShouldShowText("gateway.account-preparing");
        await Site.DrainOutbox();
        page = await (await visitor.Open("/portal/gateway-account")).Form().Submit();
        page.Document.QuerySelector("a.gold")!
            .GetAttribute("href")!
            .ShouldStartWith("https://connect.stripe.test/acct_");

        await Arrive(Stripe.Books.Activate((string)Stripe.Books.Last("account")["id"]!));

        (await visitor.Open("/portal/gateway-account")).ShouldShowText("gateway.account-ready");
        var officer = await Site.As(await Site.Staff(Role.Officer));
        (await officer.Get("/portal/gateway-account")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Rule> Refused(Application.Abstractions.ICommand command, TestActor by) =>
        (await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(command, by))).Rule;

    private async Task Unanswered(Id<Payout> payout, StripeFault fault)
    {
        Stripe.Fail("v1/transfers", fault, fault, fault);
        await Site.Send(new SendByGateway(payout), await Site.Staff(Role.TreasuryMaker));
        await Site.DrainOutbox();
        (await Orders(payout.Value))[0].Status.ShouldBe(GatewayOrderStatus.Unknown);
    }

    private async Task<(GivenGrant Grant, Id<Payout> Payout, string Sent)> ASentPayout(bool funded = true)
    {
        var (grant, payout) = await AnApprovedPayout();
        await Site.Send(new SendByGateway(payout), await Site.Staff(Role.TreasuryMaker));
        await Site.DrainOutbox();
        return (grant, payout, funded ? (string)Stripe.Books.Last("payout")["id"]! : "");
    }
}
