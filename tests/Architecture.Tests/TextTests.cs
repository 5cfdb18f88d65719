using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PmiEmas.Application;
using PmiEmas.Domain.Shared;
using PmiEmas.Infrastructure;
using PmiEmas.Web.Startup;
using Shouldly;
using Xunit;

namespace PmiEmas.Architecture.Tests;

/// <summary>Everything people read stands in the resources, in Indonesian and in English.</summary>
public sealed partial class TextTests
{
    private static readonly IReadOnlyDictionary<string, string> Indonesian = Read(path => !path.EndsWith(".en.resx"));
    private static readonly IReadOnlyDictionary<string, string> English = Read(path => path.EndsWith(".en.resx"));

    [Fact]
    public void Every_key_on_a_page_has_its_texts()
    {
        var keys = Sources
            .In("src/Web", ".cs", ".cshtml")
            .SelectMany(f => Key().Matches(f.Text).Select(m => m.Groups["key"].Value));
        Missing(keys).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_has_its_texts()
    {
        var named = new[] { typeof(Money), typeof(ApplicationSetup), typeof(InfrastructureSetup), typeof(Services) }
            .SelectMany(t => t.Assembly.GetTypes())
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Rule))
            .Select(f => ((Rule)f.GetValue(null)!).Code);
        var written = Sources
            .In("src", ".cs")
            .SelectMany(f => NewRule().Matches(f.Text).Select(m => m.Groups["key"].Value));
        Missing(named.Concat(written)).ShouldBeEmpty();
    }

    [Fact]
    public void No_key_stands_twice_in_a_file()
    {
        var twice = Sources
            .In("src/Web/Resources", ".resx")
            .SelectMany(f =>
                Entries(f).GroupBy(e => e.Key).Where(g => g.Count() > 1).Select(g => $"{f.Path}: {g.Key}")
            );
        twice.ShouldBeEmpty("two people chose the same key, and one of their texts is lost");
    }

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        Indonesian.Keys.Except(English.Keys).ShouldBeEmpty("without an English text");
        English.Keys.Except(Indonesian.Keys).ShouldBeEmpty("without an Indonesian text");
    }

    [Fact]
    public void Both_languages_fill_the_same_places()
    {
        var different = Indonesian
            .Keys.Intersect(English.Keys)
            .Where(key => Places(Indonesian[key]) != Places(English[key]));
        different.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_empty() =>
        Indonesian.Concat(English).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key).ShouldBeEmpty();

    [Fact]
    public void The_first_word_of_a_key_is_the_file_it_stands_in()
    {
        var strays = Sources
            .In("src/Web/Resources", ".resx")
            .SelectMany(f => Entries(f).Select(e => (Area: Path.GetFileName(f.Path).Split('.')[0], e.Key)))
            .Where(e =>
                !string.Equals(e.Key.Split('.')[0].Replace("-", ""), e.Area, StringComparison.OrdinalIgnoreCase)
            );
        strays.Select(e => $"{e.Key} in {e.Area}").ShouldBeEmpty();
    }

    internal static List<string> Missing(IEnumerable<string> keys) =>
        [
            .. keys.Distinct()
                .Order(StringComparer.Ordinal)
                .SelectMany(key =>
                    new[]
                    {
                        Indonesian.ContainsKey(key) ? "" : key + " (id)",
                        English.ContainsKey(key) ? "" : key + " (en)",
                    }
                )
                .Where(missing => missing.Length > 0),
        ];

    private static string Places(string text) =>
        string.Join(
            ',',
            Place().Matches(text).Select(m => m.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal)
        );

    private static Dictionary<string, string> Read(Func<string, bool> file) =>
        Sources
            .In("src/Web/Resources", ".resx")
            .Where(f => file(f.Path))
            .SelectMany(Entries)
            .GroupBy(e => e.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Value, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Key, string Value)> Entries(SourceFile file) =>
        XDocument
            .Parse(file.Text)
            .Root!.Elements("data")
            .Select(d => (d.Attribute("name")!.Value, d.Element("value")?.Value ?? ""));

    [GeneratedRegex("""\bT\["(?<key>[a-z0-9-]+(\.[a-z0-9-]+)+)"[,\]]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    [GeneratedRegex("""\bRule( \w+ = new)?\("(?<key>[a-z][a-z.-]+)"\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex NewRule();

    [GeneratedRegex(@"\{(?<number>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
