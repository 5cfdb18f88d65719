namespace PmiEmas.TestKit;

/// <summary>Where the sources lie that these tests were built from.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    public static string WebFolder => Path.Combine(Root, "src", "Web");

    /// <summary>Debug or Release: whichever these tests were built as.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}")
            ? "Release"
            : "Debug";

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "PmiEmas.sln")))
                return at.FullName;
        throw new DirectoryNotFoundException("The tests run outside their checkout.");
    }
}
