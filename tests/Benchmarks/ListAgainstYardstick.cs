using System.Diagnostics;
using PmiEmas.Benchmarks.Yardstick;
using PmiEmas.TestKit;

namespace PmiEmas.Benchmarks;

/// <summary>The list of plans and its yardstick on one database, taking turns, so that a busy machine slows both.</summary>
internal static class ListAgainstYardstick
{
    private const int Batch = 400;

    // One reader alone would measure how long a thread waits for the database, not how much a page costs.
    private const int Readers = 8;
    private const string Path = "/workspace/plans";

    public static async Task Run(TextWriter report, int rounds)
    {
        await using var postgres = await TestPostgres.StartAsync();
        var (connection, officer) = await SignedIn.Filled(postgres, people: 500, loans: 500);
        await using var site = await SignedIn.Product(connection);
        await using var bare = await YardstickSite.Start(connection);
        using var product = await SignedIn.ToProduct(site, officer);
        using var yardstick = await YardstickSite.SignIn(bare);

        await Warm.Up(async () =>
        {
            await Measure(product);
            await Measure(yardstick);
        });
        using var queries = new CompiledQueries();
        var translated = queries.Translated();
        await report.WriteLineAsync($"warm; {rounds} rounds of {Batch} pages each");
        List<Sample> ofProduct = [];
        List<Sample> ofYardstick = [];
        for (var round = 0; round < rounds; round++)
        {
            ofProduct.Add(await Measure(product));
            ofYardstick.Add(await Measure(yardstick));
        }
        await report.WriteLineAsync($"queries translated meanwhile: {queries.Translated() - translated}");
        Write(report, "product", ofProduct);
        Write(report, "yardstick", ofYardstick);
        var byRound = ofProduct.Zip(ofYardstick, (p, y) => p.Rate / y.Rate).ToList();
        await report.WriteLineAsync(
            $"""
            share of the yardstick's rate   {Median(ofProduct.Select(s => s.Rate))
                / Median(ofYardstick.Select(s => s.Rate)):0.00} (medians), {Median(
                byRound
            ):0.00} (median of {rounds} rounds)
            share by processor time         {Median(ofYardstick.Select(s => s.Processor))
                / Median(ofProduct.Select(s => s.Processor)):0.00}
            """
        );
    }

    private static void Write(TextWriter report, string name, List<Sample> samples) =>
        report.WriteLine(
            $"{name, -12} {Median(samples.Select(s => s.Rate)), 7:0} pages/s   {Median(samples.Select(s => s.Processor)), 6:0} µs processor/page   {Median(samples.Select(s => s.Allocated)) / 1024, 4:0} kB allocated   {samples[^1].Bytes} bytes"
        );

    private static async Task<Sample> Measure(HttpClient client)
    {
        var process = Process.GetCurrentProcess();
        var (before, started, bytes) = (process.TotalProcessorTime, Stopwatch.GetTimestamp(), 0);
        var allocated = GC.GetTotalAllocatedBytes();
        await Task.WhenAll(
            Enumerable
                .Range(0, Readers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Batch / Readers; i++)
                        {
                            using var answer = await client.GetAsync(new Uri(Path, UriKind.Relative));
                            bytes = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
                        }
                    })
                )
        );
        var took = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new Sample(
            Batch / took.TotalSeconds,
            (process.TotalProcessorTime - before).TotalMicroseconds / Batch,
            (GC.GetTotalAllocatedBytes() - allocated) / (double)Batch,
            bytes
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Sample(double Rate, double Processor, double Allocated, int Bytes);
}
