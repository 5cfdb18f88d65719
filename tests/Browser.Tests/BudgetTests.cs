using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests;

/// <summary>What pages weigh and how soon they show, on a cheap phone with a slow network.</summary>
[Collection(Measured.Name)]
public sealed class BudgetTests : BrowserTest
{
    private const int Kilobyte = 1024;

    /// <summary>What a page costs that nothing of is on the phone yet.</summary>
    private sealed record Weight(
        string Path,
        long Bytes,
        long StylesAndScripts,
        int Requests,
        double Paint,
        double Shift
    )
    {
        public override string ToString() =>
            $"{Path}: {Bytes / Kilobyte} KB, {StylesAndScripts / Kilobyte} KB of it styles and scripts, {Requests} requests, "
            + $"painted after {Paint:0} ms, shifted by {Shift:0.000}";
    }

    [Fact]
    public async Task Public_pages_keep_within_their_budget()
    {
        await Given.ADisbursedLoan(Site.Site);
        await Measure(null, ["/", "/calls", "/simulator", "/check", "/register"], Phone);
    }

    [Fact]
    public async Task Portal_pages_keep_within_their_budget()
    {
        var plan = await Given.ASubmittedPlan(Site.Site);
        await Measure(
            plan.Returnee.Actor,
            ["/portal", $"/portal/plan/{plan.Id}", "/portal/profile", "/portal/messages", "/portal/training"],
            Phone
        );
    }

    [Fact]
    public async Task Workspace_pages_keep_within_their_budget()
    {
        await Given.ADisbursedLoan(Site.Site);
        await Measure(
            await Site.Site.Staff(Role.Officer),
            ["/workspace", "/workspace/figures", "/workspace/plans", "/workspace/loans"],
            w => w.Bytes <= 300 * Kilobyte
        );
    }

    private static bool Phone(Weight weight) =>
        weight
            is {
                Bytes: <= 150 * Kilobyte,
                StylesAndScripts: <= 60 * Kilobyte,
                Requests: <= 10,
                Paint: > 0 and <= 1500,
                Shift: < 0.01
            };

    private async Task Measure(TestActor? actor, string[] paths, Func<Weight, bool> within)
    {
        // The first answer of each page compiles its view; only people who come first pay for that.
        await using (var first = await Site.Open(actor))
            foreach (var path in paths)
                await first.Page.GotoAsync(path);
        List<Weight> weights = [];
        foreach (var path in paths)
            weights.Add(await Weigh(actor, path));
        var told = string.Join('\n', weights);
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        weights.Where(w => !within(w)).ShouldBeEmpty(told);
    }

    private async Task<Weight> Weigh(TestActor? actor, string path)
    {
        await using var person = await Site.Open(actor);
        var devtools = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.clearBrowserCache");
        await devtools.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object>
            {
                // Slow 4G as Lighthouse emulates it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
                ["offline"] = false,
                ["latency"] = 150,
                ["downloadThroughput"] = 1.6 * 1024 * 1024 / 8,
                ["uploadThroughput"] = 750.0 * 1024 / 8,
            }
        );
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });
        var sizes = new ConcurrentDictionary<string, long>();
        var kinds = new ConcurrentDictionary<string, string>();
        devtools.Event("Network.responseReceived").OnEvent += (_, e) => kinds[Text(e, "requestId")] = Text(e, "type");
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) =>
            sizes[Text(e, "requestId")] = (long)e!.Value.GetProperty("encodedDataLength").GetDouble();

        await person.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var (paint, shift) = await Painted(person.Page);
        return new Weight(
            path,
            sizes.Values.Sum(),
            sizes.Where(s => kinds.GetValueOrDefault(s.Key) is "Stylesheet" or "Script").Sum(s => s.Value),
            sizes.Count,
            paint,
            shift
        );
    }

    private static string Text(JsonElement? of, string name) => of!.Value.GetProperty(name).GetString()!;

    private static async Task<(double Paint, double Shift)> Painted(IPage page)
    {
        var seen = await page.EvaluateAsync<double[]>(
            """
            () => new Promise(done => {
              let paint = 0, shift = 0;
              new PerformanceObserver(l => l.getEntries().forEach(e => (paint = e.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
              new PerformanceObserver(l => l.getEntries().forEach(e => (shift += e.value))).observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done([paint, shift]), 300);
            })
            """
        );
        return (seen[0], seen[1]);
    }
}
