using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PmiEmas.Infrastructure.Database;

/// <summary>The SQL files of this assembly (triggers, sequences, functions), run by the migration that introduces them.</summary>
internal static class SqlObjects
{
    public static void CreateAll(MigrationBuilder migration)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            migration.Sql(reader.ReadToEnd());
        }
    }
}
