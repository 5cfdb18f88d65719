using PmiEmas.Infrastructure;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Web.Startup;

/// <summary>The site over its settings and, where it has one, its own database server.</summary>
internal sealed class ProgrammeHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _own;

    private ProgrammeHost(WebApplication app, ProgrammeSettings settings, EmbeddedPostgres? own) =>
        (App, Settings, _own) = (app, settings, own);

    public WebApplication App { get; }

    public ProgrammeSettings Settings { get; }

    public bool HasOwnDatabase => _own is not null;

    public CancellationToken Stopping => App.Lifetime.ApplicationStopping;

    public static async Task<ProgrammeHost> Open(string[] words)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = [.. words.Where(w => w.Contains('='))],
                ContentRootPath = Directory.Exists("wwwroot") ? null : PublishedRoot(),
            }
        );
        var reader = new Settings(builder.Configuration, builder.Environment);
        if (!builder.Environment.IsProduction())
            builder.Configuration.AddOwnKeys(reader.DataFolder);
        var set = reader.ConnectionOrOwn;
        // Before a server is started: a wrong setting should not cost that wait.
        reader.Read(set ?? "Host=own");

        var own = set is null ? await EmbeddedPostgres.StartAsync(Path.Combine(reader.DataFolder, "postgres")) : null;
        var settings = reader.Read(set ?? own!.ConnectionString());
        builder.AddSite(settings);
        return new ProgrammeHost(builder.Build().UseSite(), settings, own);
    }

    /// <summary>Works out the addresses of all pages, which the first request would otherwise wait for.</summary>
    public void FindPages()
    {
        foreach (var pages in ((IEndpointRouteBuilder)App).DataSources)
            _ = pages.Endpoints;
    }

    /// <summary>Runs the work as the system, in a scope of its own.</summary>
    public async Task<TResult> InScope<TResult>(Func<IServiceProvider, Task<TResult>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().BecomeSystem();
        return await work(scope.ServiceProvider);
    }

    public Task InScope(Func<IServiceProvider, Task> work) =>
        InScope(async services =>
        {
            await work(services);
            return true;
        });

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (_own is not null)
            await _own.DisposeAsync();
    }

    private static string? PublishedRoot() =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
