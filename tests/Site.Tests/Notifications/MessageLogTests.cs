using System.Net;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Mail;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class MessageLogTests : SiteTest
{
    [Fact]
    public async Task The_log_shows_states_and_masked_addresses_and_no_words()
    {
        await Site.Queue("one-time-code", Post.Siti, Post.Code, "a");
        await Site.DrainOutbox();
        var browser = await Site.As(await Site.Staff(Role.Auditor));

        var list = await browser.Open("/workspace/messages?status=Accepted");
        list.ShouldShow("s•••@emas.test").ShouldNotShow("siti@emas.test").ShouldNotShow("482913");
        var detail = await list.Follow(SiteTexts.Of("notifications.template-one-time-code", "id"));

        detail.ShouldNotShow("482913").ShouldNotShow("siti@emas.test");
        detail.ShouldShowText("notifications.step-record-delivery");
        (await browser.Open("/workspace/messages?status=HardFailed")).ShouldNotShow("s•••@emas.test");
        using var file = await browser.Fetch("/workspace/messages/csv");
        (await file.Content.ReadAsStringAsync()).ShouldContain("s•••@emas.test");
    }

    [Fact]
    public async Task A_message_is_found_by_the_code_in_its_last_line()
    {
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        var code = (await Site.Message("a")).CheckCode;
        var browser = await Site.As(await Site.Staff(Role.Administrator));

        (await browser.Open($"/workspace/messages?q={code.ToLowerInvariant()}")).ShouldShow("s•••@emas.test");
    }

    [Fact]
    public async Task An_administrator_has_a_failed_message_sent_again_and_says_why()
    {
        var detail = await Failed(Role.Administrator);
        Site.Mail.Mood = MailMood.Accepts;
        var form = detail.Form("decide").Fill("Reason", "Alamat sudah diperbaiki penyedia");

        var again = await form.Submit(SiteTexts.Of("notifications.send-again", "id"));
        await form.Submit(SiteTexts.Of("notifications.send-again", "id"));
        await Site.DrainOutbox();

        again.ShouldShowText("notifications.sent-again").ShouldShow("Alamat sudah diperbaiki penyedia");
        Site.Mail.Received.Count.ShouldBe(1, "pressed twice, sent once");
        var message = await Site.Message("a");
        message.Status.ShouldBe(MessageStatus.Accepted);
        message.Retries.ShouldBe(1);
    }

    [Fact]
    public async Task Giving_up_needs_a_reason_and_is_final()
    {
        var detail = await Failed(Role.Administrator);
        var giveUp = SiteTexts.Of("notifications.give-up", "id");

        var refused = await detail.Form("decide").Submit(giveUp);
        refused.ShouldShowError("Reason");
        await refused.Form("decide").Fill("Reason", "Nomor sudah tidak dipakai").Submit(giveUp);

        (await Site.Message("a")).Status.ShouldBe(MessageStatus.GivenUp);
        await Site.DrainOutbox();
        Site.Mail.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_arrived_is_not_sent_again()
    {
        var detail = await Failed(Role.Administrator);
        var form = detail.Form("decide").Fill("Reason", "Coba lagi");
        Site.Mail.Mood = MailMood.Accepts;
        await form.Submit();
        await Site.DrainOutbox();

        var id = (await Site.Message("a")).Id;
        await Should.ThrowAsync<Domain.Shared.RuleBrokenException>(async () =>
            await Site.Send(
                new Application.Notifications.Log.SendMessageAgain(id, "Lagi"),
                await Site.Staff(Role.Administrator)
            )
        );
    }

    [Fact]
    public async Task An_auditor_looks_and_changes_nothing()
    {
        var detail = await Failed(Role.Auditor);
        detail.ShouldNotShow(SiteTexts.Of("notifications.send-again", "id"));

        await Should.ThrowAsync<Application.Abstractions.ForbiddenException>(async () =>
            await Site.Send(
                new Application.Notifications.Log.SendMessageAgain((await Site.Message("a")).Id, "Lagi"),
                await Site.Staff(Role.Auditor)
            )
        );
    }

    [Fact]
    public async Task Officers_do_not_see_the_log()
    {
        var browser = await Site.As(await Site.Staff(Role.Officer));
        (await browser.Get("/workspace/messages")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Page> Failed(Role role)
    {
        Site.Mail.Mood = MailMood.RefusesRecipient;
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        await Site.DrainOutbox();
        var browser = await Site.As(await Site.Staff(role));
        return await browser.Open("/workspace/messages/" + (await Site.Message("a")).Id);
    }
}
