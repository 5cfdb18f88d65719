using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure.Payments.Stripe;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Stripe;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments.Gateway;

public sealed class SpeakingToStripeTests : GatewayTest
{
    private static readonly GatewayRequest Account = new("v1/accounts", "type=express&country=ID");

    [Fact]
    public void The_rupiah_has_two_decimals_there()
    {
        Sen.Of(new Money(1)).ShouldBe(100);
        Sen.Of(StripeCollections.MostOfAll).ShouldBe(999_999_999_900);
        Sen.Of(StripeCollections.MostOfAll).ToString(CultureInfo.InvariantCulture).Length.ShouldBe(12);
        Sen.Rounded(49).ShouldBe(0);
        Sen.Rounded(50).ShouldBe(1);
        Sen.Rounded(-150).ShouldBe(-2);
        Sen.IsWhole(101).ShouldBeFalse();
    }

    [Fact]
    public void No_byte_of_a_form_depends_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        string Form() =>
            new StripeForm()
                .Add("a[b]", 1_234_567L)
                .Add("none", (string?)null)
                .Add("yes", true)
                .Add("at", DateTimeOffset.FromUnixTimeSeconds(1_800_000_000))
                .Add("list", ["x y", "ü&="])
                .Add("empty", [])
                .ToString();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var plain = Form();
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("id-ID");
            Form().ShouldBe(plain);
            plain.ShouldBe("a[b]=1234567&yes=true&at=1800000000&list[0]=x%20y&list[1]=%C3%BC%26%3D&empty=");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(StripeFault.ErrorBefore)]
    [InlineData(StripeFault.ErrorAfter)]
    [InlineData(StripeFault.DropAfter)]
    [InlineData(StripeFault.Conflict)]
    [InlineData(StripeFault.TooMany)]
    [InlineData(StripeFault.HalfJson)]
    [InlineData(StripeFault.Html)]
    public async Task What_may_succeed_is_tried_again_under_one_key(StripeFault fault)
    {
        Stripe.Fail("v1/accounts", fault, fault);

        (await Send("k")).ShouldBeOfType<GatewayAnswer.Succeeded>();

        Stripe.Posts("v1/accounts").Count.ShouldBe(3);
        Stripe.Posts("v1/accounts").Select(p => (p.Key, p.Body)).Distinct().ShouldHaveSingleItem();
        Stripe.Books.All("account").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(StripeFault.ErrorBefore, 3)]
    [InlineData(StripeFault.DropAfter, 3)]
    [InlineData(StripeFault.StallAfter, 3)]
    [InlineData(StripeFault.HalfJson, 3)]
    [InlineData(StripeFault.Conflict, 3)]
    [InlineData(StripeFault.TooMany, 3)]
    [InlineData(StripeFault.TooManyForGood, 1)]
    [InlineData(StripeFault.WrongKey, 1)]
    public async Task What_stays_without_an_answer_is_unknown_and_never_refused(StripeFault fault, int attempts)
    {
        Stripe.Fail("v1/accounts", [.. Enumerable.Repeat(fault, attempts)]);

        (await Send("k")).ShouldBeOfType<GatewayAnswer.Unknown>();

        Stripe.Posts("v1/accounts").Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_definite_refusal_is_one_at_once()
    {
        Stripe.Fail("v1/accounts", StripeFault.Refusal);

        (await Send("k")).ShouldBeOfType<GatewayAnswer.Rejected>().Code.ShouldBe("card_declined");
        Stripe.Posts("v1/accounts").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_key_with_other_parameters_is_never_taken_for_a_refusal()
    {
        await Send("k");
        (await Send("k", Account with { Body = "type=express&country=SG" })).ShouldBeOfType<GatewayAnswer.Unknown>();
        Stripe.Books.All("account").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task After_many_failures_it_is_left_alone_for_a_while()
    {
        for (var i = 0; i < 5; i++)
        {
            Stripe.Fail("v1/accounts", StripeFault.WrongKey);
            await Send("k" + i);
        }
        var before = Stripe.Requests.Count;
        (await Send("z")).ShouldBeOfType<GatewayAnswer.Unknown>().Why.ShouldBe("resting");
        Stripe.Requests.Count.ShouldBe(before);

        Clock.Advance(TimeSpan.FromSeconds(21));
        (await Send("z")).ShouldBeOfType<GatewayAnswer.Succeeded>();
    }

    private Task<GatewayAnswer> Send(string key, GatewayRequest? request = null) =>
        Site.InScope(s => s.GetRequiredService<IGateway>().Send(request ?? Account, key, CancellationToken.None));
}
