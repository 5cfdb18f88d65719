using System.Collections.Concurrent;
using Xunit;

namespace PmiEmas.TestKit;

/// <summary>Lends running sites to tests, one each, and has them swept when they come back.</summary>
public sealed class SitePool : IAsyncLifetime
{
    private readonly ConcurrentBag<TestSite> _free = [];
    private TestPostgres? _postgres;

    public TestPostgres Postgres => _postgres ?? throw new InvalidOperationException("The pool has not been opened.");

    public async ValueTask InitializeAsync() => _postgres = await TestPostgres.StartAsync();

    public async Task<TestSite> Lend() =>
        _free.TryTake(out var site) ? site : await TestSite.Start(await Postgres.Clone());

    public async Task Return(TestSite site)
    {
        await site.Reset();
        _free.Add(site);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _free)
            await site.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }
}
