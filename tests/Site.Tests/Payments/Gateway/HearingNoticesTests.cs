using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Payments.Stripe;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Stripe;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments.Gateway;

public sealed class HearingNoticesTests : GatewayTest
{
    [Theory]
    [InlineData("whsec_other", 0)]
    [InlineData(FakeStripe.Secret, 301)]
    [InlineData(FakeStripe.Secret, -301)]
    public async Task Forged_and_old_notices_are_refused_and_leave_nothing(string secret, int late)
    {
        var (_, payment) = await AnOpenPayment();
        var told = Stripe.Books.Pay(payment.PageId!);

        (await told.Deliver(Door, secret, TimeSpan.FromSeconds(late))).ShouldBe(HttpStatusCode.BadRequest);

        (await Site.Db(db => db.Set<GatewayEvent>().CountAsync())).ShouldBe(0);
        (await told.Deliver(Door, late: TimeSpan.FromSeconds(299))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Odd_signatures_and_huge_bodies_are_refused()
    {
        var body = Encoding.UTF8.GetBytes("""{"id":"evt_1","type":"x","data":{"object":{"id":"y"}}}""");
        var time = Clock.GetUtcNow().ToUnixTimeSeconds();
        var good = StripeEvent.Sign(body, time, FakeStripe.Secret);
        foreach (
            var signature in new[]
            {
                null,
                "",
                "t=,v1=",
                $"t={time}",
                $"v1={good}",
                $"t={time},v0={good}",
                $"t={time},v1={good[..63]}",
                $"t={time}0,v1={good}",
                $"t=99999999999999999999,v1={good}",
            }
        )
            (await StripeEvent.Post(Door, body, signature)).ShouldBe(HttpStatusCode.BadRequest, signature);
        (await StripeEvent.Post(Door, body, $"t={time},v1={new string('0', 64)},v1={good},v0=x")).ShouldBe(
            HttpStatusCode.OK
        );

        var huge = Encoding.UTF8.GetBytes("{\"id\":\"" + new string('x', 300_000) + "\"}");
        (await StripeEvent.Post(Door, huge, $"t={time},v1={StripeEvent.Sign(huge, time, FakeStripe.Secret)}")).ShouldBe(
            HttpStatusCode.BadRequest
        );
        var noJson = Encoding.UTF8.GetBytes("hello");
        (
            await StripeEvent.Post(Door, noJson, $"t={time},v1={StripeEvent.Sign(noJson, time, FakeStripe.Secret)}")
        ).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void While_one_secret_replaces_another_both_are_taken()
    {
        var body = "{}"u8.ToArray();
        var now = DateTimeOffset.FromUnixTimeSeconds(4_000_000_000);
        foreach (var secret in new[] { "whsec_old", "whsec_new" })
        {
            var header = $"t=4000000000,v1={StripeEvent.Sign(body, 4_000_000_000, secret)}";
            StripeSignature.IsValid(body, header, ["whsec_new", "whsec_old"], now).ShouldBeTrue();
            StripeSignature.IsValid(body, header, ["whsec_third"], now).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task One_notice_counts_once_however_often_and_at_once_it_comes()
    {
        var (_, payment) = await AnOpenPayment();
        var told = Stripe.Books.Pay(payment.PageId!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => told.Deliver(Door)));

        answers.ShouldAllBe(a => a == HttpStatusCode.OK);
        (await Site.Db(db => db.Set<GatewayEvent>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Another_release_is_put_aside_and_done_after_an_update()
    {
        var (_, payment) = await AnOpenPayment();
        var told = Stripe.Books.Pay(payment.PageId!).With(e => e["api_version"] = "2027-01-01.euphorbia");
        await Arrive(told);
        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Open);
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var desk = await treasurer.Open("/workspace/gateway");
        desk.ShouldShowText("gateway.note-other-release");

        await desk.Form(SiteTexts.Of("gateway.parked-again", "id")).Submit();
        await Site.DrainOutbox();

        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Paid);
        (await Event(told.Id)).Status.ShouldBe(GatewayEventStatus.Applied);
    }

    [Fact]
    public async Task Money_of_the_other_mode_is_never_acted_on()
    {
        var (_, payment) = await AnOpenPayment();
        var told = Stripe.Books.Pay(payment.PageId!).With(e => e["livemode"] = true);
        await Arrive(told);

        await Site.Send(new ApplyParkedEvents(), await Site.Staff(Role.TreasuryChecker));
        await Site.DrainOutbox();

        (await Event(told.Id)).Note.ShouldBe("other-money");
        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Open);
    }

    [Fact]
    public async Task Strangers_are_put_aside_and_what_is_of_no_matter_is_ignored()
    {
        var (_, payment) = await AnOpenPayment();
        var told = Stripe.Books.Pay(payment.PageId!);
        var stranger = told.With(e =>
        {
            e["id"] = "evt_stranger";
            e["data"]!["object"]!["id"] = "cs_test_nobody";
        });
        var account = told.With(e =>
        {
            e["id"] = "evt_account";
            e["type"] = "account.updated";
            e["account"] = "acct_nobody";
        });
        var other = told.With(e =>
        {
            e["id"] = "evt_other";
            e["type"] = "balance.available";
        });
        await Arrive(stranger);
        await Arrive(account);
        await Arrive(other);

        (await Event("evt_stranger")).Status.ShouldBe(GatewayEventStatus.Parked);
        (await Event("evt_account")).Status.ShouldBe(GatewayEventStatus.Parked);
        (await Event("evt_other")).Status.ShouldBe(GatewayEventStatus.Ignored);
    }

    [Fact]
    public async Task A_notice_whose_object_cannot_be_fetched_is_tried_until_it_can()
    {
        var (_, payment) = await AnOpenPayment();
        var told = Stripe.Books.Pay(payment.PageId!);
        Stripe.Fail("v1/checkout/sessions/", StripeFault.ErrorBefore, StripeFault.ErrorBefore, StripeFault.ErrorBefore);
        await Arrive(told);
        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Open);

        await Later(TimeSpan.FromSeconds(30));

        (await Payment(payment.Id)).Status.ShouldBe(OnlinePaymentStatus.Paid);
    }

    private Task<GatewayEvent> Event(string id) =>
        Site.Db(db => db.Set<GatewayEvent>().AsNoTracking().SingleAsync(e => e.Id == id));
}
