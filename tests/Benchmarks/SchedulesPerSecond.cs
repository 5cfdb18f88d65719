using System.Diagnostics;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Benchmarks;

/// <summary>Annuity schedules of 24 rows on one thread: how many a second of its processor, and what each allocates beyond its own rows.</summary>
internal static class SchedulesPerSecond
{
    private const int Rows = 24;
    private const int Round = 200_000;

    public static void Run(TextWriter report)
    {
        var terms = Enumerable.Range(0, 1_000).Select(Terms).ToArray();
        // Until the compiler has made its last version.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(4); )
            Make(terms, 10_000);
        Make(terms, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Make(terms, 1_000);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000.0;
        var result = AllocatedBy(() => _ = new Instalment[Rows]);

        List<double> rates = [];
        for (var round = 0; round < 9; round++)
        {
            var used = Environment.CpuUsage.TotalTime;
            Make(terms, Round);
            rates.Add(Round / (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        }
        rates.Sort();
        report.WriteLine(
            $"annuity schedules of {Rows} rows: {rates[rates.Count / 2]:N0} a second and core (median of {rates.Count} rounds, best {rates[^1]:N0}); "
                + $"{each:0} bytes each, {result} of them its rows"
        );
    }

    private static LoanTerms Terms(int i) =>
        new()
        {
            Method = LoanMethod.Annuity,
            Principal = new Money(5_000_000 + i * 37_000),
            Rate = new Rate(600 + i % 7 * 100),
            Periods = Rows,
            DisbursementOn = new DateOnly(2026, 1, 31).AddDays(i % 365),
        };

    private static void Make(LoanTerms[] terms, int count)
    {
        for (var i = 0; i < count; i++)
            RepaymentSchedule.Create(terms[i % terms.Length]);
    }

    private static long AllocatedBy(Action make)
    {
        make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        make();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
