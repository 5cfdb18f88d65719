using System.Text;
using Npgsql;

namespace PmiEmas.TestKit;

/// <summary>Empties a site's database between tests, and puts back the rows that the migrations themselves had made.</summary>
internal static class KeptRows
{
    // Larger than this is reference data that no use case changes (the villages): copying it back would cost more than it proves.
    private const int SmallTable = 5000;

    private const string Tables = """
        select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema', 'quartz', 'kept') and tablename <> '__EFMigrationsHistory'
        order by 1
        """;

    /// <summary>Keeps a copy of every small table that is not empty in the template.</summary>
    public static async Task Remember(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await Run(source, "create schema kept; create table kept.tables (name text, copy text, columns text);");
        foreach (var table in await Names(source))
        {
            var rows = await Count(source, table);
            if (rows == 0)
                continue;
            var copy = "kept." + table.Replace('.', '_').Replace("\"", "");
            await Run(
                source,
                $"""
                insert into kept.tables values ('{table}', '{(rows <= SmallTable ? copy : "")}', (
                    select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                    where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''));
                """
            );
            if (rows <= SmallTable)
                await Run(source, $"create table {copy} as table {table};");
        }
    }

    /// <summary>The one batch that returns a database to the template's state, whatever triggers and foreign keys say.</summary>
    public static async Task<string> SweepOf(NpgsqlDataSource source)
    {
        Dictionary<string, (string Copy, string Columns)> kept = [];
        await using (var command = source.CreateCommand("select name, copy, columns from kept.tables"))
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                kept[rows.GetString(0)] = (rows.GetString(1), rows.GetString(2));

        var sweep = new StringBuilder("begin; set local session_replication_role = replica;\n");
        foreach (var table in await Names(source))
        {
            if (!kept.TryGetValue(table, out var rows))
                sweep.Append($"delete from {table};\n");
            else if (rows.Copy.Length > 0)
                sweep.Append(
                    $"delete from {table}; insert into {table} ({rows.Columns}) overriding system value select {rows.Columns} from {rows.Copy};\n"
                );
        }
        return sweep.Append("commit;").ToString();
    }

    private static async Task<List<string>> Names(NpgsqlDataSource source)
    {
        List<string> names = [];
        await using var command = source.CreateCommand(Tables);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            names.Add(rows.GetString(0));
        return names;
    }

    private static async Task<long> Count(NpgsqlDataSource source, string table)
    {
        await using var command = source.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
