using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace PmiEmas.Browser.Tests.Kit;

/// <summary>One Chromium and one PostgreSQL for all tests; each test class has a site and a database of its own.</summary>
public sealed class BrowserPool : IAsyncLifetime
{
    // Debian's own browser: nothing is downloaded, and nothing of it calls home.
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private TestPostgres? _postgres;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var starting = TestPostgres.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        _postgres = await starting;
    }

    public async Task<BrowserSite> StartSite()
    {
        var port = FreePort();
        var site = await TestSite.Start(await _postgres!.Clone(), port: port);
        return new BrowserSite(site, new Uri($"http://127.0.0.1:{port}"), Browser);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
