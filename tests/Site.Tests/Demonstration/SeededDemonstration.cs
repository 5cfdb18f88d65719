using Microsoft.EntityFrameworkCore;
using PmiEmas.TestKit;
using Xunit;

namespace PmiEmas.Site.Tests.Demonstration;

/// <summary>The demonstration as the program's own verb makes it in a blank database, with a site on it; made once.</summary>
public sealed class SeededDemonstration(SitePool pool) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pmi-emas-demonstration-").FullName;
    private string _database = "";
    private TestSite? _site;

    public TestSite Site => _site ?? throw new InvalidOperationException("The demonstration is seeded first.");

    /// <summary>Messages and outbox items that the story left unsent, counted before any test asks for a code.</summary>
    public int Unsent { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _database = await pool.Postgres.Blank();
        await SeedAgain();
        _site = await TestSite.Start(_database + ";Maximum Pool Size=40");
        _site.Clock.Set(TimeProvider.System.GetUtcNow());
        Unsent = await _site.Db(db =>
            db.Database.SqlQueryRaw<int>(
                    """
                    select ((select count(*) from notifications.message where status <> 'Accepted')
                      + (select count(*) from outbox.item where done_at is null or dead_at is not null))::int as "Value"
                    """
                )
                .SingleAsync()
        );
    }

    /// <summary>Gives the verb once more; what it says.</summary>
    public async Task<string> SeedAgain()
    {
        var (code, output, errors) = await SiteProcess.Run(
            ["seed-demo"],
            new Dictionary<string, string>
            {
                ["ConnectionStrings__Programme"] = _database,
                ["Files__Root"] = _folder,
                ["Logging__LogLevel__Default"] = "Error",
            }
        );
        return code == 0 ? output : throw new InvalidOperationException($"Seeding ended with {code}: {errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
