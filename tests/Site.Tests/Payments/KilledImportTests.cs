using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

/// <summary>The real program, killed by SIGKILL in the middle of an import: the next one goes on, nothing is lost, nothing doubled.</summary>
[TakesLong]
public sealed class KilledImportTests(SitePool pool)
{
    private const int Lines = 1_200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task A_killed_import_is_carried_on_to_its_end_by_the_next_program()
    {
        var connection = await pool.Postgres.Clone();
        await using var site = await TestSite.Start(connection);
        var fund = await Given.AFundSource(site, "APBD26");
        var maker = await site.Staff(Role.TreasuryMaker);
        var lines = Enumerable
            .Range(0, Lines)
            .Select(i => new BankLine(new(2026, 11, 2), $"Setoran {i}", 1000 + i, $"K{i}"));
        var statement = await Given.AnUploadedStatement(site, fund, Make.StatementFile(lines), maker);
        await site.Send(new StartStatementImport(statement), maker);
        var settings = new Dictionary<string, string>
        {
            ["Jobs__Enabled"] = "true",
            ["Files__Root"] = site.Services.GetRequiredService<ProgrammeSettings>().FilesRoot,
        };

        await using (var first = await SiteProcess.Start(connection, settings: settings))
        {
            await Until(async () => await Now(site) is { ReadLines: > 0, Status: not StatementStatus.Done });
            await first.Kill();
        }

        var halfway = await Now(site);
        halfway.Status.ShouldNotBe(StatementStatus.Done, "the program was killed too late to show anything");
        // Twenty seconds in which nobody else may go on: let them be over.
        await site.Db(db =>
            db.Database.ExecuteSqlAsync($"update outbox.item set locked_until = now() where locked_until is not null")
        );
        await using var second = await SiteProcess.Start(connection, settings: settings);
        await Until(async () => (await Now(site)).Status == StatementStatus.Done);

        (await site.Db(db => db.Set<StatementLine>().CountAsync())).ShouldBe(Lines);
        (await site.Db(db => db.Set<StatementLine>().CountAsync(l => l.Status == LineStatus.Suspense))).ShouldBe(Lines);
        (await site.Db(db => db.LedgerEvents.CountAsync())).ShouldBe(Lines);
        (await site.Send(new VerifyLedger())).Checks.Where(c => c.Faults > 0).ShouldBeEmpty();
    }

    private static Task<Statement> Now(TestSite site) =>
        site.Db(db => db.Set<Statement>().AsNoTracking().SingleAsync());

    private static async Task Until(Func<Task<bool>> happened)
    {
        var waited = Stopwatch.StartNew();
        while (!await happened())
        {
            waited.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(50);
        }
    }
}
