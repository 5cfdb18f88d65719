using System.Diagnostics;

namespace PmiEmas.Infrastructure.Database;

/// <summary>
/// Where a test lets the program die as by a power cut: <c>CRASH_AT=K6:RecordRepayment</c> names a point of a command's life. Only in the
/// Test environment.
/// </summary>
internal static class CrashPoint
{
    /// <summary>The command is known, nothing has begun.</summary>
    public const string BeforeTransaction = "K1";

    /// <summary>Everything is decided and nothing is written.</summary>
    public const string BeforeSaving = "K10";

    /// <summary>Everything is written and not committed.</summary>
    public const string BeforeCommit = "K6";

    /// <summary>Committed, and nobody has been told.</summary>
    public const string AfterCommit = "K7";

    private static readonly string? At =
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Test"
            ? Environment.GetEnvironmentVariable("CRASH_AT")
            : null;

    public static void Pass(string point, string command)
    {
        if (At is not null && At == $"{point}:{command}")
            Process.GetCurrentProcess().Kill();
    }
}
