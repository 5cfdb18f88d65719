using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure;
using PmiEmas.Infrastructure.Messaging;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Mail;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class SmsTests : SiteTest
{
    private static readonly Recipient Phone = new("id", Phone: PhoneNumber.Parse("081234567890"));

    [Fact]
    public async Task A_code_goes_to_the_gateway_in_one_short_line_with_its_key()
    {
        await using var gateway = await TestSmsGateway.Start();
        await using var site = await With(gateway, SmsBody.Json);
        await site.Queue("one-time-code", Phone, Post.Code, "a");

        await site.DrainOutbox();
        await site.DrainOutbox();

        var message = await site.Message("a");
        message.Status.ShouldBe(MessageStatus.Accepted);
        var text = gateway.Received.ShouldHaveSingleItem();
        text.Authorization.ShouldBe("Bearer rahasia");
        text.Key.ShouldBe(message.Id.Value.ToString("N"));
        var body = JsonDocument.Parse(text.Body).RootElement;
        body.GetProperty("to").GetString().ShouldBe("+6281234567890");
        body.GetProperty("from").GetString().ShouldBe("PMIEMAS");
        var words = body.GetProperty("text").GetString()!;
        words.ShouldStartWith("Kode PMI EMAS: 482913.");
        words.ShouldContain("Gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.");
        words.ShouldContain(message.CheckCode);
        words.Length.ShouldBeLessThanOrEqualTo(160);
    }

    [Fact]
    public async Task A_gateway_that_wants_a_form_gets_one_in_its_own_names()
    {
        await using var gateway = await TestSmsGateway.Start();
        await using var site = await With(gateway, SmsBody.Form);
        await site.Queue("one-time-code", Phone, Post.Code, "a");

        await site.DrainOutbox();

        var text = gateway.Received.ShouldHaveSingleItem();
        text.ContentType.ShouldBe("application/x-www-form-urlencoded");
        text.Body.ShouldContain("msisdn=%2B6281234567890");
        text.Body.ShouldContain("message=Kode+PMI+EMAS");
    }

    [Theory]
    [InlineData(400, MessageStatus.HardFailed)]
    [InlineData(422, MessageStatus.HardFailed)]
    [InlineData(401, MessageStatus.SoftFailed)]
    [InlineData(402, MessageStatus.SoftFailed)]
    [InlineData(429, MessageStatus.SoftFailed)]
    [InlineData(503, MessageStatus.SoftFailed)]
    [InlineData(302, MessageStatus.SoftFailed)]
    public async Task A_refusal_is_final_where_number_or_text_is_at_fault_and_tried_again_otherwise(
        int answer,
        MessageStatus expected
    )
    {
        await using var gateway = await TestSmsGateway.Start();
        gateway.Answers = answer;
        await using var site = await With(gateway, SmsBody.Json);
        await site.Queue("one-time-code", Phone, Post.Code, "a");

        await site.DrainOutbox();

        var message = await site.Message("a");
        message.Status.ShouldBe(expected);
        message.Fault.ShouldBe($"sms-{answer}");
        gateway.Answers = 200;
        site.Clock.Advance(TimeSpan.FromSeconds(15));
        await site.DrainOutbox();
        gateway.Received.Count.ShouldBe(expected == MessageStatus.HardFailed ? 1 : 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task A_code_that_the_gateway_may_have_sent_is_not_sent_twice_and_a_reminder_is(int answer)
    {
        await using var gateway = await TestSmsGateway.Start();
        gateway.Answers = answer;
        await using var site = await With(gateway, SmsBody.Json);
        await site.Queue("one-time-code", Phone, Post.Code, "code");
        await site.Queue("instalment-due", Phone, Instalment, "reminder");
        await site.DrainOutbox();
        (await site.Message("code")).Status.ShouldBe(MessageStatus.Unknown);

        gateway.Answers = 200;
        site.Clock.Advance(TimeSpan.FromSeconds(15));
        await site.DrainOutbox();

        gateway.Received.Count(r => r.Body.Contains("482913", StringComparison.Ordinal)).ShouldBe(1);
        (await site.Message("reminder")).Status.ShouldBe(MessageStatus.Accepted);
        gateway.Received[^1].Body.ShouldContain("angsuran ke-3");
    }

    [Fact]
    public async Task A_gateway_out_of_reach_is_tried_again()
    {
        var gateway = await TestSmsGateway.Start();
        await gateway.DisposeAsync();
        await using var site = await With(gateway, SmsBody.Json);
        await site.Queue("one-time-code", Phone, Post.Code, "a");

        await site.DrainOutbox();

        var message = await site.Message("a");
        (message.Status, message.Fault).ShouldBe((MessageStatus.SoftFailed, "sms-no-answer"));
    }

    [Fact]
    public async Task Without_a_gateway_a_phone_number_is_refused_before_a_code_is_made_whether_it_is_known_or_not()
    {
        await using var site = await TestSite.Start(
            await Pool.Postgres.Clone(),
            services =>
                services
                    .RemoveAll<IMessageChannel>()
                    .AddSingleton<IMessageChannel>(new ShownChannel(MessageChannel.Email))
        );
        var known = await Given.ARegisteredReturnee(site);
        var phone = await site.Db(db => db.Returnees.Where(r => r.Id == known.Id).Select(r => r.Phone).SingleAsync());

        foreach (var number in new[] { "081234567890", phone!.Value })
        {
            var page = await (await site.Visitor().Open("/sign-in"))
                .Form("Kirim kode")
                .Fill("Contact", number)
                .Submit();
            page.ShouldShowError("Contact").ShouldShowRule(AccountRules.CodeReaches);
        }

        var register = await (await site.Visitor().Open("/register"))
            .Form("Kirim kode")
            .Fill("FullName", "Siti Aminah")
            .Fill("Contact", "081234567890")
            .Check("Consent")
            .Submit();
        register.ShouldShowError("Contact").ShouldShowRule(AccountRules.CodeReaches);
        (await site.MessagesSent("one-time-code")).ShouldBe(0);
        await site.Queue("instalment-due", Phone, Instalment, "reminder");
        (await site.Messages("reminder")).ShouldBeEmpty();
    }

    private static Dictionary<string, string> Instalment =>
        new()
        {
            ["name"] = "Siti",
            ["reference"] = "PJ-2026-000005",
            ["number"] = "3",
            ["amount"] = "Rp525.000",
            ["dueOn"] = "27 November 2026",
            ["link"] = "/portal",
        };

    private async Task<TestSite> With(TestSmsGateway gateway, SmsBody body)
    {
        var fields = body == SmsBody.Form ? new SmsFields("msisdn", "message", "sender", "id") : new SmsFields();
        var settings = new SmsSettings(gateway.Endpoint, "rahasia", "PMIEMAS", body, fields);
        return await TestSite.Start(
            await Pool.Postgres.Clone(),
            services =>
            {
                foreach (var shown in services.Where(s => s.ImplementationInstance is ShownChannel).ToList())
                    services.Remove(shown);
                services.AddSms(settings);
            }
        );
    }
}
