using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Load;

namespace PmiEmas.Benchmarks.Posting;

/// <summary>Repayments through the whole site, and pgbench writing the same rows, taking turns on one database with 16 clients each.</summary>
internal static class PostingAgainstPgbench
{
    private const int Clients = 16;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    public static async Task Run(TextWriter report, int[] books)
    {
        await using var postgres = await TestPostgres.StartAsync();
        foreach (var loans in books)
            await OneBook(report, postgres, loans, new Book(Instalments: 24, Repayments: 8), "");
        if (books.Length > 1)
            await OneBook(
                report,
                postgres,
                3_000,
                new Book(Instalments: 120, Repayments: 200),
                " with 200 repayments each"
            );
    }

    private static async Task OneBook(TextWriter report, TestPostgres postgres, int loans, Book book, string note)
    {
        var connection = await postgres.Clone();
        var treasurers = new List<TestActor>();
        await using (var filling = await TestSite.Start(connection))
        {
            await ManyRows.Load(filling, Math.Clamp(loans / 10, 100, 10_000), loans, book);
            for (var i = 0; i < Clients; i++)
                treasurers.Add(await filling.Staff(Role.TreasuryMaker));
        }
        await using var site = await SignedIn.Product(connection, FreePort());
        var tellers = new List<Teller>();
        foreach (var treasurer in treasurers)
            tellers.Add(await Teller.SignIn(site, treasurer));
        var posted = 0;
        // Every tenth loan is repaid already; the others are taken in turn.
        int Next() => Interlocked.Increment(ref posted) is var p ? ((p / 9 * 10) + 1 + (p % 9)) % loans : 0;

        await Warm.Up(() => Round(tellers, Next));
        using var queries = new CompiledQueries();
        var translated = queries.Translated();
        List<Turns> rounds = [];
        for (var round = 0; round < 3; round++)
        {
            var ours = await Round(tellers, Next);
            rounds.Add(ours with { Pgbench = await Pgbench(connection, loans) });
        }
        await Check(site);
        var best = rounds.OrderBy(r => r.Rate / r.Pgbench).ElementAt(rounds.Count / 2);
        await report.WriteLineAsync(
            $"{loans, 7} loans{note}: {best.Rate, 5:0}/s against {best.Pgbench, 5:0}/s by pgbench: {best.Rate / best.Pgbench:0.00}   "
                + $"p50 {best.P50:0.0} ms, p95 {best.P95:0.0} ms, {best.Processor:0} µs of the site's processor and {best.Allocated / 1024:0} kB each; queries translated: {queries.Translated() - translated}"
        );
        foreach (var teller in tellers)
            teller.Dispose();
    }

    private static async Task<Turns> Round(List<Teller> tellers, Func<int> next)
    {
        var process = Process.GetCurrentProcess();
        var (before, started, allocated) = (
            process.TotalProcessorTime,
            Stopwatch.GetTimestamp(),
            GC.GetTotalAllocatedBytes()
        );
        var taken = await Task.WhenAll(
            tellers.Select(teller =>
                Task.Run(async () =>
                {
                    List<double> mine = [];
                    while (Stopwatch.GetElapsedTime(started) < Turn)
                    {
                        var at = Stopwatch.GetTimestamp();
                        await teller.Post(next());
                        mine.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                    }
                    return mine;
                })
            )
        );
        var took = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        var all = taken.SelectMany(t => t).Order().ToList();
        return new Turns(
            all.Count,
            all.Count / took.TotalSeconds,
            all[all.Count / 2],
            all[all.Count * 95 / 100],
            (process.TotalProcessorTime - before).TotalMicroseconds / all.Count,
            (GC.GetTotalAllocatedBytes() - allocated) / (double)all.Count
        );
    }

    private static async Task<double> Pgbench(string connection, int loans)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var script = Path.Combine(AppContext.BaseDirectory, "Posting", "posting.sql");
        var start = new ProcessStartInfo("pgbench")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] words =
        [
            "-n",
            "-M",
            "prepared",
            "-h",
            to.Host!,
            "-U",
            to.Username!,
            "-c",
            Clients.ToString(CultureInfo.InvariantCulture),
            "-j",
            "2",
            "-T",
            Turn.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "-D",
            $"loans={loans - 10}",
            "-f",
            script,
            to.Database!,
        ];
        foreach (var word in words)
            start.ArgumentList.Add(word);
        using var pgbench = Process.Start(start)!;
        var errors = pgbench.StandardError.ReadToEndAsync();
        var answer = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        var line =
            answer.Split('\n').FirstOrDefault(l => l.StartsWith("tps", StringComparison.Ordinal))
            ?? throw new InvalidOperationException(await errors);
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    /// <summary>What was measured must also be right.</summary>
    private static async Task Check(TestSite site)
    {
        await using var ask = site
            .Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand(
                """
                select count(*) from loans.loan l join ledger.balance b on b.account = 'loan-principal:' || l.reference
                where b.amount <> l.outstanding_principal and l.reference like 'PJ-2025-%'
                """
            );
        if ((long)(await ask.ExecuteScalarAsync())! != 0)
            throw new InvalidOperationException("Loans and ledger disagree.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Turns(int Count, double Rate, double P50, double P95, double Processor, double Allocated)
    {
        public double Pgbench { get; init; }
    }
}
