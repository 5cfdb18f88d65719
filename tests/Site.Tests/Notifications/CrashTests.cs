using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Mail;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

/// <summary>The real program, killed by SIGKILL between a use case's commit and the end of its mail: nothing is lost.</summary>
[TakesLong]
public sealed class CrashTests(SitePool pool)
{
    private const string NotBegun = "not-begun@emas.test";
    private const string Sending = "sending@emas.test";
    private const string Taken = "taken@emas.test";

    private static readonly Dictionary<string, string> Jobs = new() { ["Jobs__Enabled"] = "true" };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Killed_before_and_while_and_after_sending_each_message_arrives_and_is_known_by_one_id()
    {
        await using var mail = TestMailServer.Start();
        var connection = await pool.Postgres.Clone();
        await using var site = await TestSite.Start(connection);
        mail.Treat(Sending, MailMood.HangsBeforeTaking);
        mail.Treat(Taken, MailMood.TakesAndHangs);
        await Queue(site, Sending);
        await Queue(site, Taken);
        await using (var first = await SiteProcess.Start(connection, mail, Jobs))
        {
            await Until(async () => (await site.Message(Sending)).Status == MessageStatus.Claimed);
            await Until(() => Task.FromResult(mail.To(Taken).Count == 1));
            await Queue(site, NotBegun);
            await first.Kill();
        }

        mail.Mend();
        // Twenty seconds in which nobody else may send them: let them be over.
        await site.Db(db =>
            db.Database.ExecuteSqlAsync($"update outbox.item set locked_until = now() where locked_until is not null")
        );
        await using var second = await SiteProcess.Start(connection, mail, Jobs);

        foreach (var address in new[] { NotBegun, Sending, Taken })
            await Until(async () => (await site.Message(address)).Status == MessageStatus.Accepted);
        mail.To(NotBegun).Count.ShouldBe(1);
        mail.To(Sending).Count.ShouldBe(1);
        // Nobody can know that the server had it; the one id tells the reader's mailbox that it is the same.
        mail.To(Taken).Count.ShouldBe(2);
        foreach (var address in new[] { NotBegun, Sending, Taken })
        {
            var id = $"<{(await site.Message(address)).Id.Value:N}@";
            mail.To(address).ShouldAllBe(m => m.Headers["Message-ID"].StartsWith(id, StringComparison.Ordinal));
        }
        (await site.Message(Sending)).Attempts.ShouldBe(2);
    }

    private static Task Queue(TestSite site, string address) =>
        site.Queue("plan-received", new Recipient("id", EmailAddress.Parse(address)), Post.Plan, address);

    private static async Task Until(Func<Task<bool>> happened)
    {
        var waited = Stopwatch.StartNew();
        while (!await happened())
        {
            waited.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(200);
        }
    }
}
