using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Notifications.Reminders;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Load;

namespace PmiEmas.Benchmarks;

/// <summary>
/// A night over a book of loans: noting how late each is, beside the bare statement that ages them; then the reminders, of a first night (which
/// makes up for three days) and of an ordinary one.
/// </summary>
internal static class NightlyClose
{
    private const string Ageing =
        "select count(*) from (select greatest(0, date '2026-11-20' - oldest_unpaid_on) as days from loans.loan where status = 'Disbursed' offset 0) s";

    public static async Task Run(TextWriter report, int loans)
    {
        await using var postgres = await TestPostgres.StartAsync();
        await using var site = await TestSite.Start(await postgres.Clone());
        await ManyRows.Load(site, Math.Clamp(loans / 10, 100, 10_000), loans, new Book());
        var source = site.Services.GetRequiredService<NpgsqlDataSource>();
        await report.WriteLineAsync($"{loans:N0} loans");
        var today = site.Clock.Today();
        for (var i = 0; i < 3; i++)
            await Time(
                report,
                "ageing by one bare statement",
                async () => (int)(long)(await source.CreateCommand(Ageing).ExecuteScalarAsync())!
            );
        await Time(report, "close, the first night", () => site.Send(new CloseLoans(today)));
        await Time(report, "close, run again", () => site.Send(new CloseLoans(today)));
        await Time(report, "close, the next night", () => site.Send(new CloseLoans(today.AddDays(1))));
        await Time(report, "reminders, the first night", () => Remind(site, today));
        await Time(report, "reminders, run again", () => Remind(site, today));
        await Time(report, "reminders, the next night", () => Remind(site, today.AddDays(1)));
        var messages = await site.Db(db => db.Set<Message>().CountAsync());
        await report.WriteLineAsync(
            $"{messages:N0} messages; peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
        );
    }

    /// <summary>As the job does: parts until none is left, in one scope.</summary>
    private static Task<int> Remind(TestSite site, DateOnly on) =>
        site.InScope(async services =>
        {
            var (mediator, told) = (services.GetRequiredService<MediatR.IMediator>(), 0);
            while (await mediator.Send(new QueueInstalmentReminders(on)) is > 0 and var more)
                told += more;
            return told;
        });

    private static async Task Time(TextWriter report, string what, Func<Task<int>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var count = await work();
        await report.WriteLineAsync(
            $"{what, -32} {Stopwatch.GetElapsedTime(started).TotalSeconds, 7:0.00} s   {count, 8:N0}"
        );
    }
}
