using Xunit;

namespace PmiEmas.TestKit;

/// <summary>A test with a site of its own: empty, at nine o'clock on 20 November 2026.</summary>
public abstract class SiteTest : IAsyncLifetime
{
    private SitePool? _pool;
    private TestSite? _site;

    protected TestSite Site => _site ?? throw new InvalidOperationException("The site is lent before each test.");

    protected SitePool Pool => _pool ?? throw new InvalidOperationException("The pool is found before each test.");

    protected StoppedClock Clock => Site.Clock;

    public virtual async ValueTask InitializeAsync()
    {
        _pool =
            await TestContext.Current.GetFixture<SitePool>()
            ?? throw new InvalidOperationException(
                "The test assembly lacks [assembly: AssemblyFixture(typeof(SitePool))]."
            );
        _site = await _pool.Lend();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await Pool.Return(_site);
        GC.SuppressFinalize(this);
    }
}
