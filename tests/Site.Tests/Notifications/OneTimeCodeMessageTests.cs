using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Mail;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class OneTimeCodeMessageTests : SiteTest
{
    [Fact]
    public async Task A_code_goes_to_the_mailbox_and_not_to_the_inbox()
    {
        await Site.Queue("one-time-code", Post.Siti, Post.Code, "a");
        await Site.DrainOutbox();

        (await Site.Message("a")).Channel.ShouldBe(MessageChannel.Email);
        Site.Mail.Received.Single().Text.ShouldContain("Kode Anda: 482913");
        Site.Mail.Received.Single().Subject.ShouldNotContain("482913");
    }

    [Fact]
    public async Task Without_an_e_mail_address_a_code_goes_to_the_phone()
    {
        await Site.Queue(
            "one-time-code",
            new Recipient("en", Phone: PhoneNumber.Parse("081234567890")),
            Post.Code,
            "a"
        );
        await Site.DrainOutbox();

        var message = await Site.Message("a");
        message.Channel.ShouldBe(MessageChannel.Sms);
        message.Status.ShouldBe(MessageStatus.Accepted);
        message.Body.ShouldNotBeNull().ShouldContain("PMI EMAS code: 482913.");
    }

    [Fact]
    public async Task A_code_older_than_ten_minutes_is_not_sent_any_more()
    {
        Site.Mail.Mood = MailMood.FailsForNow;
        await Site.Queue("one-time-code", Post.Siti, Post.Code, "a");
        await Site.DrainOutbox();
        Site.Mail.Mood = MailMood.Accepts;
        Clock.Advance(TimeSpan.FromMinutes(10));

        await Site.DrainOutbox();

        Site.Mail.Received.ShouldBeEmpty();
        var message = await Site.Message("a");
        message.Status.ShouldBe(MessageStatus.Expired);
        message.Body.ShouldBeNull();
    }

    [Fact]
    public async Task A_code_that_may_have_arrived_is_not_sent_twice()
    {
        Site.Mail.Mood = MailMood.HangsUp;
        await Site.Queue("one-time-code", Post.Siti, Post.Code, "a");
        await Site.DrainOutbox();
        (await Site.Message("a")).Status.ShouldBe(MessageStatus.Unknown);

        Site.Mail.Mood = MailMood.Accepts;
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Site.DrainOutbox();

        Site.Mail.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_words_of_an_old_code_are_removed_whether_or_not_it_was_sent()
    {
        await Site.Queue("one-time-code", Post.Siti, Post.Code, "sent");
        await Site.DrainOutbox();
        await Site.Queue("one-time-code", Post.Siti, Post.Code, "waiting");
        Clock.Advance(TimeSpan.FromMinutes(11));

        await Site.RunJob("forget-expired-messages");

        (await Site.Message("sent")).Body.ShouldBeNull();
        (await Site.Message("sent")).Status.ShouldBe(MessageStatus.Accepted);
        (await Site.Message("waiting")).Body.ShouldBeNull();
        (await Site.Message("waiting")).Status.ShouldBe(MessageStatus.Expired);
    }
}
