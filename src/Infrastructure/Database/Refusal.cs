using System.Globalization;
using System.Text.Json;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Database;

/// <summary>A broken rule as it is kept with the key of its form, so that the same press is refused in the same words.</summary>
internal static class Refusal
{
    public static string Write(RuleBrokenException broken) =>
        JsonSerializer.Serialize(new Kept(broken.Rule.Code, broken.Field, [.. broken.Arguments.Select(Argument.Of)]));

    public static RuleBrokenException Read(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json)!;
        return new RuleBrokenException(new Rule(kept.Rule), [.. kept.Arguments.Select(a => a.Value())])
        {
            Field = kept.Field,
        };
    }

    private sealed record Kept(string Rule, string? Field, IReadOnlyList<Argument> Arguments);

    /// <summary>A value that fills a place of the rule's text; an enumeration keeps its type, for its word.</summary>
    private sealed record Argument(string Type, string Text)
    {
        public static Argument Of(object value) =>
            value switch
            {
                Money money => new("money", money.Rupiah.ToString(CultureInfo.InvariantCulture)),
                DateOnly date => new("date", date.ToString("o", CultureInfo.InvariantCulture)),
                DateTimeOffset at => new("time", at.ToString("o", CultureInfo.InvariantCulture)),
                int or long => new("number", Convert.ToString(value, CultureInfo.InvariantCulture)!),
                Enum choice => new(choice.GetType().AssemblyQualifiedName!, choice.ToString()),
                _ => new("text", value.ToString() ?? ""),
            };

        public object Value() =>
            Type switch
            {
                "money" => new Money(long.Parse(Text, CultureInfo.InvariantCulture)),
                "date" => DateOnly.ParseExact(Text, "o", CultureInfo.InvariantCulture),
                "time" => DateTimeOffset.ParseExact(Text, "o", CultureInfo.InvariantCulture),
                "number" => long.Parse(Text, CultureInfo.InvariantCulture),
                "text" => Text,
                _ when System.Type.GetType(Type) is { IsEnum: true } type => Enum.Parse(type, Text),
                _ => Text,
            };
    }
}
