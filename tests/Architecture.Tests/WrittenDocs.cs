using Shouldly;

namespace PmiEmas.Architecture.Tests;

/// <summary>Documents that the code writes: a test fails when one has drifted, and UPDATE_DOCS=1 writes it anew.</summary>
internal static class WrittenDocs
{
    public static void ShouldBe(string path, string content)
    {
        var file = Path.Combine(Sources.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
            return;
        }
        var found = File.Exists(file) ? File.ReadAllText(file) : "";
        found.ShouldBe(content, $"{path} has drifted from the code: run the architecture tests with UPDATE_DOCS=1.");
    }

    /// <summary>No file may outlive the code it was written from.</summary>
    public static void ShouldHoldOnly(string folder, string pattern, IEnumerable<string> names)
    {
        var path = Path.Combine(Sources.Root, folder);
        var found = Directory.Exists(path) ? Directory.GetFiles(path, pattern).Select(f => Path.GetFileName(f)!) : [];
        var stale = found.Except(names).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            stale.ForEach(name => File.Delete(Path.Combine(path, name)));
        else
            stale.ShouldBeEmpty();
    }
}
