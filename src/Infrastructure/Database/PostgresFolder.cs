using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PmiEmas.Infrastructure.Database;

/// <summary>The place of one private cluster: its data, its socket and its log, owned by the account that runs the server.</summary>
internal sealed record PostgresFolder(string Root, ServerAccount Account)
{
    // A UNIX socket's path may have 107 bytes; the file name takes 16 of them.
    private const int LongestSocketFolder = 88;

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "server.log");

    public string Socket { get; private init; } = Path.Combine(Root, "socket");

    public bool HasCluster => File.Exists(Path.Combine(Data, "PG_VERSION"));

    public int ClusterMajor =>
        int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture);

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Opens the folder wanted, or one below the system's state folder where the server's account cannot enter that.</summary>
    public static async Task<PostgresFolder> OpenAsync(string wanted, CancellationToken cancel)
    {
        var account = ServerAccount.ForThisProcess();
        var root = Path.GetFullPath(wanted);
        Directory.CreateDirectory(Path.GetDirectoryName(root)!);
        if (!await account.CanEnterAsync(Path.GetDirectoryName(root)!, cancel))
        {
            root = Path.Combine("/var/lib/pmi-emas", Fingerprint(root));
            Directory.CreateDirectory(Path.GetDirectoryName(root)!);
        }
        var socket = Path.Combine(root, "socket");
        if (Encoding.UTF8.GetByteCount(socket) > LongestSocketFolder)
            socket = Path.Combine(Path.GetTempPath(), "pmi-emas-" + Fingerprint(root));
        await account.TakeFolderAsync(root, cancel);
        await account.TakeFolderAsync(socket, cancel);
        return new PostgresFolder(root, account) { Socket = socket };
    }

    /// <summary>Takes the folder for this program: waits for a server that is just stopping, refuses where one keeps running.</summary>
    public async Task<FileStream> TakeAsync(CancellationToken cancel)
    {
        var held = HoldLock();
        var waited = Stopwatch.StartNew();
        while (RunningServer() is { } pid)
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(10))
                throw InUse($"server process {pid}");
            await Task.Delay(200, cancel);
        }
        // Only now: after a restart of the machine another program may carry the number in the file, and the server would believe it.
        if (HasCluster)
            File.Delete(PidFile);
        return held;
    }

    public string LastLogLine() =>
        File.Exists(Log)
        && File.ReadLines(Log).LastOrDefault(l => l.Contains("FATAL") || l.Contains("ERROR")) is { } line
            ? line
            : $"see {Log}";

    private FileStream HoldLock()
    {
        try
        {
            return new FileStream(
                Path.Combine(Root, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException)
        {
            throw InUse("it holds the lock");
        }
    }

    private CannotStartException InUse(string sign) =>
        new(
            $"Another PMI EMAS is already running on the database in {Root} ({sign}): stop it first, or set "
                + "ConnectionStrings__Programme to another database."
        );

    private string? RunningServer()
    {
        if (!File.Exists(PidFile))
            return null;
        var pid = File.ReadLines(PidFile).FirstOrDefault()?.Trim();
        var name = $"/proc/{pid}/comm";
        return
            File.Exists(name)
            && File.ReadAllText(name).Trim() == "postgres"
            && new DirectoryInfo($"/proc/{pid}/cwd").LinkTarget == Data
            ? pid
            : null;
    }

    private static string Fingerprint(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
