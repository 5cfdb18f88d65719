using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Load;

namespace PmiEmas.Benchmarks;

/// <summary>A book of loans with its ledger: how long it takes to load, to sum, to prove, and to look at one of its loans.</summary>
internal static class BookFigures
{
    private const string SingleSelect = """
        select case when oldest_unpaid_on is null or oldest_unpaid_on >= date '2026-11-20' then 1
            when oldest_unpaid_on >= date '2026-11-20' - 90 then 2 when oldest_unpaid_on >= date '2026-11-20' - 120 then 3
            when oldest_unpaid_on >= date '2026-11-20' - 180 then 4 else 5 end as quality,
          count(*), sum(outstanding_principal)
        from loans.loan where status = 'Disbursed' group by 1
        """;

    public static async Task Run(TextWriter report, int loans)
    {
        await using var postgres = await TestPostgres.StartAsync();
        var connection = await postgres.Clone();
        await using var site = await TestSite.Start(connection);
        var started = Stopwatch.GetTimestamp();
        await ManyRows.Load(site, Math.Clamp(loans / 10, 100, 10_000), loans, new Book());
        var source = site.Services.GetRequiredService<NpgsqlDataSource>();
        await report.WriteLineAsync(
            $"{loans:N0} loans, {await Count(source, "loans.instalments"):N0} instalments, {await Count(source, "ledger.transfer"):N0} transfers: "
                + $"loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"
        );
        var officer = await site.Staff([Role.Officer, Role.TreasuryChecker]);
        await Time(report, "one SELECT over the portfolio", 9, () => Count(source, $"({SingleSelect}) s"));
        await Time(report, "portfolio summary of today", 9, () => site.Send(new PortfolioReport(), officer));
        using var client = await SignedIn.ToProduct(site, officer);
        var number = 0;
        await Time(
            report,
            "page of a loan",
            200,
            async () =>
            {
                var id = $"0193d000-0000-7000-8000-{(number++ * 7919 % loans) + 1:x12}";
                using var answer = await client.GetAsync(new Uri($"/workspace/loans/{id}", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
            }
        );
        await Time(
            report,
            "proof of the ledger",
            3,
            () =>
                site.InScope(async services =>
                {
                    var proof = await services.GetRequiredService<ILedgerProof>().Prove(CancellationToken.None);
                    foreach (var fault in proof.Checks.Where(c => c.Faults > 0))
                        await report.WriteLineAsync($"  {fault}");
                    return true;
                })
        );
    }

    private static async Task Time(TextWriter report, string what, int times, Func<Task> work)
    {
        for (var i = 0; i < Math.Min(times, 20); i++)
            await work();
        List<double> taken = [];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        taken.Sort();
        await report.WriteLineAsync(
            $"{what, -32} p50 {taken[times / 2], 8:0.0} ms   p95 {taken[times * 95 / 100], 8:0.0} ms"
        );
    }

    private static async Task<long> Count(NpgsqlDataSource source, string rows)
    {
        await using var count = source.CreateCommand($"select count(*) from {rows}");
        count.CommandTimeout = 600;
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
