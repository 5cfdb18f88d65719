using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PmiEmas.Architecture.Tests;

/// <summary>A capability may know those before it, never those after it; those react to its events.</summary>
public sealed class CapabilityOrderTests
{
    private static readonly string[] Order =
    [
        "Shared",
        // Every request names a permission, so the people who hold them come first.
        "Staff",
        "Ledger",
        "Documents",
        "Returnees",
        "Accounts",
        "Programmes",
        "Training",
        "BusinessPlans",
        "Reviews",
        "Agreements",
        "Payments",
        "Grants",
        "Loans",
        "Reintegration",
        "Complaints",
        "Outcomes",
        "Notifications",
        "Reporting",
    ];

    // What every use case stands on; it names records of all capabilities and knows no rule of any.
    private static readonly string[] Ground = ["Abstractions", "Pipeline", "History", "Lists"];

    [Theory]
    [InlineData("src/Domain")]
    [InlineData("src/Application")]
    public void Imports_run_only_towards_what_comes_before(string layer)
    {
        var wrong =
            from file in Sources.In(layer, ".cs")
            let own = Array.IndexOf(Order, CapabilityOf(file.Path))
            where own >= 0
            from later in Order.Skip(own + 1)
            where Knows(file.Code, later)
            select $"{file.Path} knows {later}";
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Domain")]
    [InlineData("src/Application")]
    public void Every_folder_is_a_capability_or_the_ground(string layer)
    {
        var folders = Sources
            .In(layer, ".cs")
            .Select(f => CapabilityOf(f.Path))
            .Where(f => !f.EndsWith(".cs", StringComparison.Ordinal))
            .Distinct();
        folders.ShouldAllBe(f => Order.Contains(f) || Ground.Contains(f));
    }

    [Fact]
    public void Nobody_hides_an_import_in_a_global_using() =>
        Sources.In("src", ".cs").Where(f => f.Code.Contains("global using")).Select(f => f.Path).ShouldBeEmpty();

    private static string CapabilityOf(string path) => path.Split('/')[2];

    // A sibling namespace needs no import: Loans.Loan inside PmiEmas.Domain.Grants compiles by itself.
    private static bool Knows(string code, string capability) =>
        Regex.IsMatch(
            code,
            $@"using (static )?PmiEmas\.(Domain|Application)\.{capability}\b",
            RegexOptions.ExplicitCapture
        )
        || Regex.IsMatch(code, $@"(?<![\w.]){capability}\.[A-Z]\w*[\s<(.>,;)?]")
            && !Regex.IsMatch(
                code,
                $@"\b(public|private|internal|protected)\b[^;=(]*\s{capability}\b",
                RegexOptions.ExplicitCapture
            );
}
