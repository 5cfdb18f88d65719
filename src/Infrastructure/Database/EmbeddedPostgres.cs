using System.Diagnostics;
using Npgsql;

namespace PmiEmas.Infrastructure.Database;

/// <summary>A private PostgreSQL server that lives and dies with this program: demonstration, development and tests.</summary>
/// <remarks>It listens on a UNIX socket in a folder only its own account may enter, so it needs no password and no port.</remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Owner = "programme";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    // The server's guard holds the read end of our pipe: however this program ends, kill -9 included, the pipe closes and the
    // guard stops the server. A death signal will not do: it follows the thread that started the child, not the process.
    private const string Guard = """
        stop=$1; sweep=$2; log=$3; shift 3
        "$@" >>"$log" 2>&1 </dev/null &
        server=$!
        echo "$server"
        trap '' INT HUP TERM
        read -r _
        kill -"$stop" "$server" 2>/dev/null
        wait "$server"
        [ -z "$sweep" ] || rm -rf "$sweep"
        """;

    private readonly PostgresFolder _folder;
    private readonly Process _guard;
    private readonly FileStream _held;

    private EmbeddedPostgres(PostgresFolder folder, Process guard, FileStream held)
    {
        _folder = folder;
        _guard = guard;
        _held = held;
    }

    /// <summary>True where this start made the cluster: nobody has any data in it yet.</summary>
    public bool IsNew { get; private init; }

    /// <summary>Where the data really is; not the folder asked for where the server's account cannot enter that one.</summary>
    public string DataFolder => _folder.Data;

    /// <summary>Starts the server over the folder given, making the cluster where there is none.</summary>
    /// <param name="wanted">The folder for cluster, socket and log.</param>
    /// <param name="durable">False for tests: nothing is flushed, and the folder is removed afterwards.</param>
    /// <param name="cancel">Gives the start up.</param>
    public static async Task<EmbeddedPostgres> StartAsync(
        string wanted,
        bool durable = true,
        CancellationToken cancel = default
    )
    {
        var binaries = PostgresBinaries.Find();
        var folder = await PostgresFolder.OpenAsync(wanted, cancel);
        var held = await folder.TakeAsync(cancel);
        var isNew = !folder.HasCluster;
        var server = isNew ? binaries[0] : binaries.FirstOrDefault(b => b.Major == folder.ClusterMajor);
        if (server is null)
            throw new CannotStartException(
                $"The database in {folder.Data} was made by PostgreSQL {folder.ClusterMajor}, whose programs are not installed here."
            );
        if (isNew)
            await InitialiseAsync(server, folder, durable, cancel);

        var guard = StartGuard(server, folder, durable);
        var postgres = new EmbeddedPostgres(folder, guard, held) { IsNew = isNew };
        await postgres.WaitUntilReadyAsync(cancel);
        return postgres;
    }

    public string ConnectionString(string database = Owner) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _folder.Socket,
            Username = Owner,
            Database = database,
        }.ConnectionString;

    public async Task CreateDatabaseAsync(string name, CancellationToken cancel = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(name);
        if (await exists.ExecuteScalarAsync(cancel) is not null)
            return;
        await using var create = new NpgsqlCommand($"""create database "{name.Replace("\"", "")}" """, connection);
        await create.ExecuteNonQueryAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _guard.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _guard.Kill(entireProcessTree: true);
        }
        _guard.Dispose();
        await _held.DisposeAsync();
    }

    private static async Task InitialiseAsync(
        PostgresBinaries server,
        PostgresFolder folder,
        bool durable,
        CancellationToken cancel
    )
    {
        // Made aside and moved when complete: an initdb cut short leaves nothing that looks like a cluster.
        var half = folder.Data + ".new";
        await folder.Account.RunAsync("rm", ["-rf", half], cancel);
        await folder.Account.RunAsync(
            server.Initdb,
            [
                "-D",
                half,
                "-U",
                Owner,
                "--auth-local=trust",
                "--auth-host=reject",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                .. durable ? Array.Empty<string>() : ["--no-sync"],
            ],
            cancel
        );
        await folder.Account.RunAsync("mv", [half, folder.Data], cancel);
    }

    private static Process StartGuard(PostgresBinaries server, PostgresFolder folder, bool durable)
    {
        string[] settings =
        [
            "listen_addresses=",
            $"unix_socket_directories={folder.Socket}",
            "unix_socket_permissions=0700",
            "max_connections=400",
            "timezone=UTC",
            "jit=off",
            .. durable
                ? Array.Empty<string>()
                : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_wal_size=4GB"],
        ];
        var start = folder.Account.Command(
            "sh",
            [
                "-c",
                Guard,
                "guard",
                durable ? "INT" : "QUIT",
                durable ? "" : folder.Root,
                folder.Log,
                server.Postgres,
                "-D",
                folder.Data,
                .. settings.SelectMany(s => new[] { "-c", s }),
            ],
            ownSession: true
        );
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        return Process.Start(start)!;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancel)
    {
        var server = await _guard.StandardOutput.ReadLineAsync(cancel);
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync(cancel))
        {
            if (!Directory.Exists($"/proc/{server}") || waited.Elapsed > StartLimit)
            {
                var reason = _folder.LastLogLine();
                await DisposeAsync();
                throw new CannotStartException(
                    $"The private PostgreSQL server in {_folder.Root} did not start: {reason}"
                );
            }
            await Task.Delay(25, cancel);
        }
        await CreateDatabaseAsync(Owner, cancel);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
