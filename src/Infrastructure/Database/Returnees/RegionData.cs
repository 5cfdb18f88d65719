using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace PmiEmas.Infrastructure.Database.Returnees;

/// <summary>
/// Loads the provinces, regencies, districts and villages of Indonesia as idn-area-data publishes them (ODbL: unmodified, in a
/// table of their own, with the source named on the site).
/// </summary>
internal static class RegionData
{
    private static readonly string[] Files = ["provinces.csv", "regencies.csv", "districts.csv", "villages.csv"];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "regions");

    /// <summary>Fills the table where it is empty; run again it changes nothing.</summary>
    public static async Task Load(ProgrammeDb db, CancellationToken ct)
    {
        if (await db.Regions.AnyAsync(ct))
            return;
        if (!Array.TrueForAll(Files, f => File.Exists(Path.Combine(Folder, f))))
            throw new CannotStartException(
                $"The region data is missing in {Folder}: run eng/assets.sh and build the program again."
            );

        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using (
                var copy = await connection.BeginBinaryImportAsync(
                    "copy returnees.regions (code, name, parent_code) from stdin (format binary)",
                    ct
                )
            )
            {
                foreach (var file in Files)
                    await Copy(Path.Combine(Folder, file), copy, ct);
                await copy.CompleteAsync(ct);
            }

            // Without figures on the new rows the first searches would read the whole table.
            await db.Database.ExecuteSqlRawAsync("analyze returnees.regions", ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task Copy(string path, NpgsqlBinaryImporter copy, CancellationToken ct)
    {
        var hasParent = false;
        var isHead = true;
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            var fields = Fields(line);
            if (isHead)
            {
                (hasParent, isHead) = (fields.Count == 3, false);
                continue;
            }

            await copy.StartRowAsync(ct);
            await copy.WriteAsync(Plain(fields[0]), NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(fields[^1], NpgsqlDbType.Varchar, ct);
            if (hasParent)
                await copy.WriteAsync(Plain(fields[1]), NpgsqlDbType.Varchar, ct);
            else
                await copy.WriteNullAsync(ct);
        }
    }

    /// <summary>The fields of one line (RFC 4180); no name of the data holds a line break.</summary>
    private static List<string> Fields(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[++i]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(line[i]);
        fields.Add(field.ToString());
        return fields;
    }

    /// <summary>36.03.33.2001 is kept as 3603332001.</summary>
    private static string Plain(string code) => code.Replace(".", "");
}
