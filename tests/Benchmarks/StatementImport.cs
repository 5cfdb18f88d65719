using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Load;

namespace PmiEmas.Benchmarks;

/// <summary>A bank statement of many lines under a book of many loans: stored, matched or put into suspense; and the same file again.</summary>
internal static class StatementImport
{
    private const int People = 2_000;
    private const int Loans = 20_000;
    private const long Instalment = 1_000_000;

    // The loader copies loans without their postings: the books get what each still owes, so that repayments can be posted.
    private const string Balances = """
        insert into ledger.balance (account, amount)
        select 'loan-principal:' || reference, 12000000 from loans.loan on conflict (account) do nothing
        """;

    public static async Task Run(TextWriter report, int lines)
    {
        await using var postgres = await TestPostgres.StartAsync();
        await using var site = await TestSite.Start(await postgres.Clone());
        await ManyRows.Load(site, People, Loans);
        await using (var command = site.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(Balances))
            await command.ExecuteNonQueryAsync();
        var fund = await site.Db(db => db.FundSources.Select(f => f.Id).FirstAsync());
        await Given.AFundAccount(site, fund);
        var maker = await site.Staff(Role.TreasuryMaker);
        var repayments = lines / 10;
        await report.WriteLineAsync(
            $"{lines} lines, {repayments} of them repayments that name their loan; {Loans} loans"
        );
        var file = Make.StatementFile(Lines(site.Clock.Today(), lines, repayments));
        await Import(report, "first time", site, fund, maker, file);
        await Import(report, "same file again", site, fund, maker, file);
        var matched = await site.Db(db => db.Set<StatementLine>().CountAsync(l => l.MatchedByItself));
        await report.WriteLineAsync($"matched by itself {matched}, in suspense {lines - matched}");
    }

    private static async Task Import(
        TextWriter report,
        string what,
        TestSite site,
        Id<Domain.Programmes.FundSource> fund,
        TestActor maker,
        byte[] file
    )
    {
        var started = Stopwatch.GetTimestamp();
        var statement = await Given.AnUploadedStatement(site, fund, file, maker);
        await site.Send(new StatementDetail(statement), maker);
        var looked = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        await site.Send(new StartStatementImport(statement), maker);
        while (await site.Send(new CarryOnStatement(statement)) is { Finished: false } carried)
            foreach (var match in carried.Certain)
                await site.Send(new MatchCertainLine(match.LineId, match.Target));
        var imported = Stopwatch.GetElapsedTime(started);
        await report.WriteLineAsync(
            $"{what}: dry run {looked.TotalSeconds:0.00} s, import {imported.TotalSeconds:0.00} s"
        );
    }

    /// <summary>Every tenth line names a running loan (three in four of the loader's are) and brings its instalment.</summary>
    private static IEnumerable<BankLine> Lines(DateOnly on, int lines, int repayments) =>
        Enumerable
            .Range(1, lines)
            .Select(i =>
                i <= repayments
                    ? new BankLine(on, $"TRF PJ-2025-{RunningLoan(i):000000} ANGSURAN", Instalment, $"T{i}")
                    : new BankLine(on, $"SETORAN TUNAI CABANG {i % 97}", 1_000 + i, $"T{i}")
            );

    /// <summary>The loader's loans without a paid instalment that run: every 13th of those whose number is no multiple of four.</summary>
    private static int RunningLoan(int i) => 13 * (i + (i - 1) / 3);
}
