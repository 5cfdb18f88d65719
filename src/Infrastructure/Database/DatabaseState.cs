using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PmiEmas.Infrastructure.Database;

/// <summary>Brings a database to this program's migrations, or checks that it is there.</summary>
public static class DatabaseState
{
    public static Task Migrate(this ProgrammeDb db, CancellationToken ct) =>
        OrExplain(async () =>
        {
            if (!db.Database.GetMigrations().Any())
                throw new CannotStartException(
                    "This build holds no migrations: make them with eng/fresh-migration.sh."
                );
            // Migrating compares whole models even where nothing is to be done: most of a second of every start.
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
                await db.Database.MigrateAsync(ct);
            await Returnees.RegionData.Load(db, ct);
        });

    /// <summary>A production start changes nothing: it refuses while migrations are pending.</summary>
    public static Task RequireMigrated(this ProgrammeDb db, CancellationToken ct) =>
        OrExplain(async () =>
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
            if (pending > 0)
                throw new CannotStartException(
                    $"The database lacks {pending} of this program's migrations: run the program once with the verb migrate."
                );
        });

    /// <summary>True while nobody works in the programme: nothing has been seeded or entered.</summary>
    public static async Task<bool> IsEmpty(this ProgrammeDb db, CancellationToken ct) => !await db.Staff.AnyAsync(ct);

    private static async Task OrExplain(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (NpgsqlException e)
        {
            throw new CannotStartException($"The database of ConnectionStrings:Programme cannot be used: {e.Message}");
        }
    }
}
