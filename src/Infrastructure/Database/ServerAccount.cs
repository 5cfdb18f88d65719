using System.Diagnostics;

namespace PmiEmas.Infrastructure.Database;

/// <summary>The account a private server runs as: PostgreSQL refuses root, so root lends it to another.</summary>
internal sealed record ServerAccount(string? OtherUser)
{
    public static ServerAccount ForThisProcess()
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount((string?)null);
        if (File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)))
            return new ServerAccount("postgres");
        throw new CannotStartException(
            "PostgreSQL does not run as root and this machine has no account named postgres: make one, start as another user, or set "
                + "ConnectionStrings__Programme to a database."
        );
    }

    public ProcessStartInfo Command(string program, IEnumerable<string> arguments, bool ownSession = false)
    {
        string[] prefix =
        [
            .. ownSession ? ["setsid"] : Array.Empty<string>(),
            .. OtherUser is null
                ? Array.Empty<string>()
                : ["setpriv", $"--reuid={OtherUser}", $"--regid={OtherUser}", "--init-groups"],
        ];
        string[] all = [.. prefix, program, .. arguments];
        return new ProcessStartInfo(all[0], all[1..]);
    }

    /// <summary>Runs the program to its end; its own words explain a failure.</summary>
    public async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var (code, said) = await TryAsync(Command(program, arguments), cancel);
        if (code != 0)
            throw new CannotStartException(
                $"{Path.GetFileName(program)} failed: {said.ReplaceLineEndings(" ").Trim()}"
            );
    }

    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancel) =>
        OtherUser is null || (await TryAsync(Command("test", ["-x", folder]), cancel)).Code == 0;

    /// <summary>Makes the folder where it is missing, closed to everybody but this account.</summary>
    public async Task TakeFolderAsync(string folder, CancellationToken cancel)
    {
        string[] owner = OtherUser is null ? [] : ["-o", OtherUser, "-g", OtherUser];
        var (code, said) = await TryAsync(
            new ProcessStartInfo("install", ["-d", "-m", "700", .. owner, folder]),
            cancel
        );
        if (code != 0)
            throw new CannotStartException($"The folder {folder} cannot be prepared: {said.Trim()}");
    }

    private static async Task<(int Code, string Said)> TryAsync(ProcessStartInfo start, CancellationToken cancel)
    {
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = await process.StandardError.ReadToEndAsync(cancel);
        await output;
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, errors);
    }
}
