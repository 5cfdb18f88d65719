using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Notifications;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Mail;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

/// <summary>The real program, killed by SIGKILL between a use case's commit and the mail: nothing is lost, nothing doubled.</summary>
public sealed class CrashTests : SiteTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_program_killed_before_it_began_to_send_sends_once_after_its_start()
    {
        await using var mail = TestMailServer.Start();
        var connection = await Pool.Postgres.Clone();
        await using var site = await TestSite.Start(connection);
        var first = await SiteProcess.Start(connection, mail, Settings(jobs: false));
        await site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        await first.Kill();
        await first.DisposeAsync();

        await using var second = await SiteProcess.Start(connection, mail, Settings(jobs: true));

        await Until(async () => (await site.Message("a")).Status == MessageStatus.Accepted);
        mail.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_program_killed_while_it_was_sending_sends_once_after_its_start()
    {
        await using var mail = TestMailServer.Start();
        mail.Mood = MailMood.HangsBeforeTaking;
        var connection = await Pool.Postgres.Clone();
        await using var site = await TestSite.Start(connection);
        var first = await SiteProcess.Start(connection, mail, Settings(jobs: true));
        await site.Queue("plan-received", Post.Siti, Post.Plan, "a");
        await Until(async () => (await site.Message("a")).Status == MessageStatus.Claimed);
        await first.Kill();
        await first.DisposeAsync();

        mail.Mood = MailMood.Accepts;
        // Two minutes in which nobody else may send it: let them be over.
        await site.Db(db =>
            db.Database.ExecuteSqlAsync($"update outbox.item set locked_until = now() where locked_until is not null")
        );
        await using var second = await SiteProcess.Start(connection, mail, Settings(jobs: true));

        await Until(async () => (await site.Message("a")).Status == MessageStatus.Accepted);
        mail.Received.Count.ShouldBe(1);
        var message = await site.Message("a");
        message.Attempts.ShouldBe(2);
        mail.Received[0].Headers["Message-ID"].ShouldStartWith($"<{message.Id.Value:N}@");
    }

    [Fact]
    public async Task Outside_the_demonstration_its_page_does_not_exist()
    {
        await using var mail = TestMailServer.Start();
        await using var site = await SiteProcess.Start(
            await Pool.Postgres.Clone(),
            mail,
            new Dictionary<string, string> { ["Demonstration__Enabled"] = "false", ["Jobs__Enabled"] = "false" }
        );

        using var answer = await site.Client.GetAsync(new Uri("demo/messages", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string> Settings(bool jobs) => new() { ["Jobs__Enabled"] = jobs.ToString() };

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
