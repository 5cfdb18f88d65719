namespace PmiEmas.Browser.Tests.Kit;

/// <summary>A test with a browser and a site of its own.</summary>
public abstract class BrowserTest : IAsyncLifetime
{
    private BrowserSite? _site;

    protected BrowserSite Site => _site ?? throw new InvalidOperationException("The site is started before each test.");

    public virtual async ValueTask InitializeAsync()
    {
        var pool = await TestContext.Current.GetFixture<BrowserPool>();
        _site = await pool!.StartSite();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Tests that measure time: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measured
{
    public const string Name = "measured";
}
