using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmiEmas.TestKit;

namespace PmiEmas.Benchmarks;

/// <summary>Every way to ask the lists, with few rows, with many, and with many but without the indexes made for them.</summary>
internal static class ListsUnderLoad
{
    private const int Times = 40;

    private static readonly string[] Addresses =
    [
        "/workspace/plans",
        "/workspace/plans?status=Submitted",
        "/workspace/plans?region=3603",
        "/workspace/plans?q=lestari",
        "/workspace/plans?q=PU-2025-004711",
        "/workspace/plans?q=zzzz",
        "/workspace/plans?sort=requested",
        "/workspace/plans?sort=-requested",
        "/workspace/plans?sort=reference",
        "/workspace/plans?after={plan}",
        "/workspace/loans",
        "/workspace/loans?status=Repaid",
        "/workspace/loans?collectability=Loss",
        "/workspace/loans?region=3603",
        "/workspace/loans?q=lestari",
        "/workspace/loans?q=PJ-2025-004711",
        "/workspace/loans?q=zzzz",
        "/workspace/loans?sort=principal",
        "/workspace/loans?sort=-outstanding",
        "/workspace/loans?sort=late",
        "/workspace/loans?after={loan}",
        "/workspace/payouts",
        "/workspace/payouts?status=Paid",
        "/workspace/payouts?q=lestari",
        "/workspace/payouts?sort=-amount",
        "/workspace/returnees",
        "/workspace/returnees?q=lestari",
        "/workspace/returnees?sort=name",
    ];

    // What 020_list_search and the configurations add for these lists.
    private const string MadeForLists = """
        drop index if exists business_plans.ix_business_plans_name_trigram, business_plans.ix_business_plans_reference_trigram,
          loans.ix_loan_reference_trigram, payments.ix_payout_reference_trigram, payments.ix_payout_subject_trigram,
          payments.ix_payout_holder_trigram, payments.ix_payout_prepared_at_id, payments.ix_payout_amount_id
        """;

    public static async Task Run(TextWriter report, int people, int loans)
    {
        await using var postgres = await TestPostgres.StartAsync();
        var (few, reader) = await SignedIn.Filled(postgres, people: 60, loans: 60);
        var small = await Timed(few, reader);
        var started = Stopwatch.GetTimestamp();
        var (connection, officer) = await SignedIn.Filled(postgres, people, loans);
        await report.WriteLineAsync(
            $"{people} people, {people + loans} plans, {loans} loans with instalments, {loans} payouts: loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"
        );
        var large = await Timed(connection, officer);
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var drop = source.CreateCommand(MadeForLists))
            await drop.ExecuteNonQueryAsync();
        var bare = await Timed(connection, officer);

        await report.WriteLineAsync(
            "milliseconds                              few rows        many rows       many, without indexes"
        );
        await report.WriteLineAsync(
            "                                         p50    p95      p50    p95      p50    p95"
        );
        foreach (var address in Addresses)
            await report.WriteLineAsync(
                $"{address, -38}{Words(small[address])}  {Words(large[address])}  {Words(bare[address])}"
            );
    }

    private static async Task<Dictionary<string, (double P50, double P95)>> Timed(string connection, TestActor officer)
    {
        await using var site = await SignedIn.Product(connection);
        using var client = await SignedIn.ToProduct(site, officer);
        var source = site.Services.GetRequiredService<NpgsqlDataSource>();
        var plan = await Deep(source, "changed_at", "business_plans.business_plans");
        var loan = await Deep(source, "reference", "loans.loan");
        Dictionary<string, (double, double)> times = [];
        foreach (var address in Addresses)
        {
            var path = address.Replace("{plan}", plan).Replace("{loan}", loan);
            List<double> taken = [];
            for (var i = -5; i < Times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                if (i >= 0)
                    taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            taken.Sort();
            times[address] = (taken[Times / 2], taken[Times * 95 / 100]);
        }
        return times;
    }

    /// <summary>The cursor of the row in the middle of the list's own order.</summary>
    private static async Task<string> Deep(NpgsqlDataSource source, string key, string table)
    {
        await using var command = source.CreateCommand(
            $"select id, {key} from {table} order by {key} desc offset (select count(*) / 2 from {table}) limit 1"
        );
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var value = row.GetValue(1) is DateTime at ? at.Ticks.ToString(null, null) : row.GetString(1);
        return Uri.EscapeDataString($"{row.GetGuid(0)}~{value}");
    }

    private static string Words((double P50, double P95) time) => $"{time.P50, 7:0.0}{time.P95, 7:0.0}";
}
