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
            if ((await db.Pending(ct)).Count > 0)
                await db.Database.MigrateAsync(ct);
            await Returnees.RegionData.Load(db, ct);
        });

    /// <summary>A production start changes nothing: it refuses while migrations are pending.</summary>
    public static Task RequireMigrated(this ProgrammeDb db, CancellationToken ct) =>
        OrExplain(async () =>
        {
            var pending = await db.Pending(ct);
            if (pending.Count > 0)
                throw new CannotStartException(
                    $"The database lacks {pending.Count} of this program's migrations: run the program once with the verb migrate."
                );
        });

    /// <summary>True while nobody works in the programme: nothing has been seeded or entered.</summary>
    public static async Task<bool> IsEmpty(this ProgrammeDb db, CancellationToken ct) => !await db.Staff.AnyAsync(ct);

    /// <summary>This program's migrations that the database lacks. A database that another line of migrations made is refused.</summary>
    private static async Task<IReadOnlyList<string>> Pending(this ProgrammeDb db, CancellationToken ct)
    {
        var own = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var pending = own.Except(applied, StringComparer.Ordinal).ToList();
        // Beside pending ones a foreign one means that neither program can go on from the other's tables.
        if (pending.Count > 0 && applied.Except(own, StringComparer.Ordinal).FirstOrDefault() is { } foreign)
            throw new CannotStartException(
                $"The database was made by another version of this program (its migration {foreign} is unknown here): "
                    + "start that version, use an empty database, or, where it is the program's own, delete the folder .data to begin anew."
            );
        return pending;
    }

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
