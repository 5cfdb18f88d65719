namespace PmiEmas.Web.Startup;

/// <summary>Something the program does once from the command line instead of serving. Registered in the container.</summary>
public interface IVerb
{
    string Name { get; }

    /// <summary>The exit code: 0 where all is well.</summary>
    Task<int> Run(VerbOptions options, CancellationToken ct);
}

/// <summary>The words behind a verb: <c>--name value</c> or <c>--flag</c>.</summary>
public sealed class VerbOptions(IReadOnlyList<string> words)
{
    public bool Has(string flag) => words.Contains("--" + flag, StringComparer.OrdinalIgnoreCase);

    public string? Value(string name)
    {
        var at = words.ToList().FindIndex(w => string.Equals(w, "--" + name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 && at + 1 < words.Count && !words[at + 1].StartsWith("--", StringComparison.Ordinal)
            ? words[at + 1]
            : null;
    }
}
