using System.Text.RegularExpressions;

namespace PmiEmas.Architecture.Tests;

/// <summary>One file of the project as text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments and string contents: what the compiler acts on.</summary>
    public string Code => Silent().Replace(Text, m => m.Value[0] == '/' ? "" : "\"\"");

    public int Lines => Text.Count(c => c == '\n');

    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|\$*\"{3,}.*?\"{3,}|@?\"(?:\\.|[^\"\\\n])*\" """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Silent();
}

/// <summary>The project's own files, without what is built, generated or restored.</summary>
internal static class Sources
{
    private static readonly string[] Apart =
    [
        "bin",
        "obj",
        "Migrations",
        "node_modules",
        "wwwroot",
        ".data",
        "artifacts",
        ".git",
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below the folder with one of the endings, with paths relative to the checkout.</summary>
    public static IReadOnlyList<SourceFile> In(string folder, params string[] endings)
    {
        var top = new DirectoryInfo(Path.Combine(Root, folder));
        return top.Exists ? [.. Below(top).Where(f => endings.Contains(f.Extension)).Select(Read)] : [];
    }

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Concat(folder.EnumerateDirectories().Where(d => !Apart.Contains(d.Name)).SelectMany(Below))
            .OrderBy(f => f.FullName, StringComparer.Ordinal);

    private static SourceFile Read(FileInfo file) =>
        new(Path.GetRelativePath(Root, file.FullName), File.ReadAllText(file.FullName));

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "PmiEmas.sln")))
                return at.FullName;
        throw new DirectoryNotFoundException("The tests run outside their checkout.");
    }
}
