using System.Runtime.CompilerServices;

namespace PmiEmas.Domain.Tests.Loans;

/// <summary>The golden file grows: a section nobody reads must not pass for proof.</summary>
public class VectorCoverage
{
    [Fact]
    public void Every_section_of_the_vectors_is_read_by_a_test()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Folder(), "*.cs").Select(File.ReadAllText));

        Vectors
            .Sections.Where(s =>
                !sources.Contains($"Vectors.Ids(\"{s}\")", StringComparison.Ordinal)
                && !sources.Contains($"Vectors.Section(\"{s}\")", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_section_with_cases_is_read_case_by_case() =>
        Vectors
            .Sections.Where(s => Vectors.Section(s).ValueKind == System.Text.Json.JsonValueKind.Array)
            .ShouldAllBe(s => Vectors.Ids(s).Count == Vectors.Section(s).GetArrayLength());

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
