using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmiEmas.Infrastructure.Database;
using PmiEmas.Infrastructure.Protection;

namespace PmiEmas.TestKit;

/// <summary>This process's own PostgreSQL, quick and forgetful, with one migrated template that every test database is cloned from.</summary>
public sealed class TestPostgres : IAsyncDisposable
{
    private const string Template = "template_site";

    private readonly EmbeddedPostgres _server;
    private int _clones;

    private TestPostgres(EmbeddedPostgres server) => _server = server;

    public static FieldKeys Keys { get; } =
        new([("test", [.. Enumerable.Range(0, 32).Select(i => (byte)i)])], [.. Enumerable.Repeat((byte)7, 32)]);

    public static async Task<TestPostgres> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "pmi-emas-test-" + Guid.CreateVersion7().ToString("n")[..12]);
        var postgres = new TestPostgres(await EmbeddedPostgres.StartAsync(folder, durable: false));
        await postgres._server.CreateDatabaseAsync(Template);
        await postgres.MigrateTemplate();
        return postgres;
    }

    /// <summary>A database like the template, as a connection string.</summary>
    public async Task<string> Clone()
    {
        var name = "site_" + Interlocked.Increment(ref _clones);
        await using var connection = new NpgsqlConnection(Plain("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            $"create database {name} template {Template} strategy file_copy",
            connection
        );
        await create.ExecuteNonQueryAsync();
        return _server.ConnectionString(name) + ";Maximum Pool Size=40";
    }

    /// <summary>An empty database without any table.</summary>
    public async Task<string> Blank()
    {
        var name = "blank_" + Interlocked.Increment(ref _clones);
        await _server.CreateDatabaseAsync(name);
        return _server.ConnectionString(name);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return _server.DisposeAsync();
    }

    private async Task MigrateTemplate()
    {
        var options = new DbContextOptionsBuilder<ProgrammeDb>()
            .UseNpgsql(Plain(Template))
            .UseCipher(new FieldCipher(Keys))
            .Options;
        await using var db = new ProgrammeDb(options);
        await db.Migrate(CancellationToken.None);
        await KeptRows.Remember(Plain(Template));
    }

    private string Plain(string database) => _server.ConnectionString(database) + ";Pooling=false";
}
