using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Site.Tests.Host;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Mail;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class DeliveryTests : SiteTest
{
    [Fact]
    public async Task A_message_is_sent_once_with_its_own_id_and_the_free_of_charge_line()
    {
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");

        await Site.DrainOutbox();
        await Site.DrainOutbox();

        var mail = Site.Mail.Received.ShouldHaveSingleItem();
        var message = await Site.Message("a");
        mail.To.ShouldBe(["siti@emas.test"]);
        mail.Subject.ShouldBe("Rencana usaha Anda sudah kami terima");
        mail.Headers["Message-ID"].ShouldBe($"<{message.Id.Value:N}@emas.test>");
        mail.Text.ShouldContain("\"Warung Bu Siti\"");
        mail.Text.ShouldContain("Gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.");
        mail.Text.ShouldContain(message.CheckCode);
        mail.Text.ShouldContain("https://emas.test/portal/plans");
        message.Status.ShouldBe(MessageStatus.Accepted);
        message.TemplateVersion.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_known_by_its_key_is_not_told_twice()
    {
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");

        (await Site.Messages("a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_transactions_with_one_key_at_the_same_time_tell_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Site.Queue("plan-received", Post.Siti, Post.Plan, "a")));

        (await Site.Messages("a")).Count.ShouldBe(1);
        await Site.DrainOutbox();
        Site.Mail.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Missing_values_are_named_all_at_once()
    {
        var missing = await Should.ThrowAsync<MissingValuesException>(() =>
            Site.Queue("plan-received", Post.Siti, new Dictionary<string, string> { ["name"] = "Siti" }, "a")
        );

        missing.Names.ShouldBe(["reference", "business", "link"]);
        (await Site.Messages("a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_fails_for_now_is_tried_again_later()
    {
        Site.Mail.Mood = MailMood.FailsForNow;
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        await Site.DrainOutbox();
        var failed = await Site.Message("a");
        failed.Status.ShouldBe(MessageStatus.SoftFailed);
        failed.Fault.ShouldBe("smtp-451");

        Site.Mail.Mood = MailMood.Accepts;
        (await Site.DrainOutbox()).ShouldBe(0, "its wait has not passed");
        Clock.Advance(TimeSpan.FromSeconds(11));
        await Site.DrainOutbox();

        Site.Mail.Received.Count.ShouldBe(1);
        (await Site.Message("a")).Status.ShouldBe(MessageStatus.Accepted);
    }

    [Fact]
    public async Task A_refused_mailbox_is_not_tried_again()
    {
        Site.Mail.Mood = MailMood.RefusesRecipient;
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        await Site.DrainOutbox();

        (await Site.Message("a")).Status.ShouldBe(MessageStatus.HardFailed);
        Clock.AdvanceDays(2);
        (await Site.DrainOutbox()).ShouldBe(0);
    }

    [Fact]
    public async Task After_a_day_of_failures_a_message_waits_for_a_person()
    {
        Site.Mail.Mood = MailMood.FailsForNow;
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        for (var attempt = 0; attempt < Message.MostAttempts + 2; attempt++)
        {
            await Site.DrainOutbox();
            Clock.Advance(TimeSpan.FromHours(4));
        }

        var message = await Site.Message("a");
        message.Status.ShouldBe(MessageStatus.HardFailed);
        message.Attempts.ShouldBe(Message.MostAttempts);
    }

    [Fact]
    public async Task A_message_that_breaks_the_sender_stops_no_other()
    {
        await Site.Queue("message", new { MessageId = Guid.CreateVersion7() }, "poison");
        await Site.Queue("message", "nonsense", "poison 2");
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");

        await Site.DrainOutbox();

        Site.Mail.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_value_grows_no_header_and_no_markup()
    {
        var values = new Dictionary<string, string>(Post.Plan)
        {
            ["business"] = "Warung\r\nBcc: thief@evil.test\r\n\r\n<script>alert(1)</script> http://evil.test/x",
        };
        await Site.Queue("review-assigned", Post.Siti, Hostile(), "subject");
        await Site.Queue("plan-received", Post.Siti, values, "body");

        await Site.DrainOutbox();

        Site.Mail.Received.Count.ShouldBe(2);
        Site.Mail.Received.ShouldAllBe(m => m.To.Count == 1 && !m.Headers.ContainsKey("Bcc"));
        var text = Site.Mail.Received.Single(m => m.Text.Contains("Warung", StringComparison.Ordinal)).Text;
        text.ShouldContain("&lt;script&gt;");
        text.ShouldNotContain("href=\"http://evil.test");
        text.ShouldNotContain("http://evil.test");
    }

    [Fact]
    public async Task A_link_to_another_site_is_refused()
    {
        var values = new Dictionary<string, string>(Post.Plan) { ["link"] = "https://evil.test/portal" };
        await Should.ThrowAsync<ArgumentException>(() => Site.Queue("plan-received", Post.Siti, values, "a"));
    }

    [Fact]
    public async Task A_person_without_an_address_reads_it_in_the_inbox()
    {
        var staff = await Site.Staff(Domain.Staff.Role.Reviewer);
        var to = new Recipient("id", StaffId: staff.StaffId);
        await Site.Queue("review-assigned", to, Hostile(), "a");

        var message = await Site.Message("a");

        message.Channel.ShouldBe(MessageChannel.Inbox);
        message.Status.ShouldBe(MessageStatus.Accepted);
        (await Site.DrainOutbox()).ShouldBe(0);
    }

    [Fact]
    public async Task The_words_in_the_table_are_encrypted()
    {
        await Site.Queue("plan-received", Post.Siti, Post.Plan, "a");

        var stored = await Site.Db(db =>
            db.Database.SqlQuery<string>($"select body as \"Value\" from notifications.message").SingleAsync()
        );

        stored.ShouldStartWith("v1:");
        stored.ShouldNotContain("Warung");
    }

    [Fact]
    public async Task Nothing_of_the_database_is_held_while_a_message_is_handed_over()
    {
        var slow = new WatchedChannel();
        await using var site = await TestSite.Start(
            await Pool.Postgres.Clone(),
            services => services.RemoveAll<IMessageChannel>().AddSingleton<IMessageChannel>(slow)
        );
        slow.Look = () =>
            site.Db(db =>
                db.Database.SqlQuery<int>(
                        $"""
                        select count(*)::int as "Value" from pg_stat_activity
                        where datname = current_database() and state like 'idle in transaction%'
                        """
                    )
                    .SingleAsync()
            );
        await site.Queue("plan-received", Post.Siti, Post.Plan, "a");

        await site.DrainOutbox();

        slow.OpenTransactions.ShouldBe(0);
        (await site.Message("a")).Status.ShouldBe(MessageStatus.Accepted);
    }

    private sealed class WatchedChannel : IMessageChannel
    {
        public MessageChannel Channel => MessageChannel.Email;

        public Func<Task<int>> Look { get; set; } = () => Task.FromResult(-1);

        public int? OpenTransactions { get; private set; }

        public async Task Send(OutgoingLetter letter, CancellationToken ct) => OpenTransactions = await Look();
    }

    private static Dictionary<string, string> Hostile() =>
        new()
        {
            ["name"] = "Rina",
            ["reference"] = "PU-1\r\nBcc: thief@evil.test",
            ["link"] = "/workspace/reviews",
        };
}
