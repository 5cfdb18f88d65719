using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PmiEmas.Architecture.Tests;

public sealed partial class BanTests
{
    private const int MostLines = 400;
    private const int MostActionLines = 15;

    [Theory]
    [InlineData(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", "take the time from TimeProvider")]
    [InlineData(@"^\s*#region", "no regions")]
    [InlineData(@"\{@", "no destructured objects in logs")]
    [InlineData(@"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)", "await instead of blocking")]
    [InlineData(@"\basync void\b", "a fault of async void ends the program")]
    [InlineData(@"Html\.Raw", "nothing reaches a page unencoded")]
    public void The_sources_hold_nothing_banned(string pattern, string why)
    {
        var found = Sources
            .In("src", ".cs", ".cshtml")
            .Where(f => Regex.IsMatch(IsPage(f) ? f.Text : f.Code, pattern, RegexOptions.Multiline));
        found.Select(f => f.Path).ShouldBeEmpty(why);
    }

    [Fact]
    public void The_domain_computes_in_whole_numbers_only() =>
        Sources
            .In("src/Domain", ".cs")
            .Where(f => Fractions().IsMatch(f.Code))
            .Select(f => f.Path)
            .ShouldBeEmpty("money is whole rupiah in long, rates are basis points");

    [Fact]
    public void Nothing_is_left_to_do_later() =>
        Sources
            .In("src", ".cs", ".cshtml", ".ts", ".scss")
            .Where(f => Later().IsMatch(f.Text))
            .Select(f => f.Path)
            .ShouldBeEmpty();

    [Fact]
    public void Only_the_edges_catch_every_exception()
    {
        string[] edges = ["/Pipeline/", "/Jobs/", "/Outbox/"];
        Sources
            .In("src", ".cs")
            .Where(f => !edges.Any(f.Path.Contains) && CatchesAll().IsMatch(f.Code))
            .Select(f => f.Path)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Use_cases_never_save_by_themselves() =>
        Sources
            .In("src/Application", ".cs")
            .Where(f => f.Code.Contains("SaveChanges"))
            .Select(f => f.Path)
            .ShouldBeEmpty();

    [Fact]
    public void Raw_SQL_stands_in_the_infrastructure_only() =>
        Sources
            .In("src", ".cs", ".cshtml")
            .Where(f => !f.Path.StartsWith("src/Infrastructure/") && RawSql().IsMatch(f.Code))
            .Select(f => f.Path)
            .ShouldBeEmpty();

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var names = Sources
            .In("src", ".cs")
            .SelectMany(f => TypeName().Matches(f.Code).Select(m => m.Groups["name"].Value))
            .Where(n => EmptyName().IsMatch(n));
        names.ShouldBeEmpty();
    }

    [Fact]
    public void Pages_hold_no_inline_script_and_no_inline_style()
    {
        var found = Sources.In("src", ".cshtml").Where(f => InlineCode().IsMatch(f.Text));
        found.Select(f => f.Path).ShouldBeEmpty("the content security policy refuses them");
    }

    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_hold()
    {
        var files = Sources.In("src", ".cs", ".cshtml", ".ts", ".scss").Concat(Sources.In("tests", ".cs"));
        files.Where(f => f.Lines > MostLines).Select(f => $"{f.Path}: {f.Lines} lines").ShouldBeEmpty();
    }

    [Fact]
    public void No_action_is_longer_than_binding_sending_and_redirecting_takes()
    {
        var actions =
            from file in Sources.In("src/Web/Features", ".cs")
            from Match action in Action().Matches(file.Text)
            let lines = action.Groups["body"].Value.Count(c => c == '\n') - 1
            where lines > MostActionLines
            select $"{file.Path} {action.Groups["name"].Value}: {lines} lines";
        actions.ShouldBeEmpty();
    }

    // A page's attribute values are code, too.
    private static bool IsPage(SourceFile file) => file.Path.EndsWith(".cshtml", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(decimal|float)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Fractions();

    [GeneratedRegex(@"catch\s*(\(Exception(\s+\w+)?\))?\s*\{", RegexOptions.ExplicitCapture)]
    private static partial Regex CatchesAll();

    [GeneratedRegex(@"(FromSql|ExecuteSql|SqlQuery)\w*\(|NpgsqlCommand", RegexOptions.ExplicitCapture)]
    private static partial Regex RawSql();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();

    [GeneratedRegex("(Manager|(?<!Tag)Helper|Helpers|Service|Dto|Impl|Common|Utils)$", RegexOptions.ExplicitCapture)]
    private static partial Regex EmptyName();

    [GeneratedRegex(
        "<script(?![^>]*\\b(nonce|src|asp-|type=\"application/json\"))|\\sstyle\\s*=\\s*[\"']|\\son[a-z]+\\s*=\\s*[\"']|<style(?![^>]*nonce)|javascript:",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex InlineCode();

    [GeneratedRegex(
        @"^    public (async )?(Task<)?I?ActionResult>?\s(?<name>\w+)\([^{;]*\)\s*\n    \{(?<body>.*?)^    \}",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Action();
}
