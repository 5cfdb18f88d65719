using System.Text.Json;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

/// <summary>The golden file: every number in it was computed by two independent methods outside this code base.</summary>
internal static class Vectors
{
    private static readonly JsonElement Root = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "loans-idr.json")))
        .RootElement;

    /// <summary>All but the file's own description.</summary>
    public static IEnumerable<string> Sections => Root.EnumerateObject().Select(p => p.Name).Where(n => n != "meta");

    public static JsonElement Section(string name) => Root.GetProperty(name);

    public static TheoryData<string> Ids(string section) =>
        [.. Section(section).EnumerateArray().Select(v => v.GetProperty("id").GetString()!)];

    public static JsonElement Find(string section, string id) =>
        Section(section).EnumerateArray().Single(v => v.GetProperty("id").GetString() == id);

    public static LoanTerms Terms(JsonElement inputs) =>
        new()
        {
            Method = Named<LoanMethod>(inputs, "method"),
            Principal = new Money(long.Parse(Text(inputs, "principal")!)),
            Margin = new Money(long.Parse(Text(inputs, "margin") ?? "0")),
            Rate = new Rate(BasisPoints(Text(inputs, "annualRatePercent") ?? "0")),
            Periods = Number(inputs, "periods", 0),
            Unit = Named<PeriodUnit>(inputs, "unit"),
            Every = Number(inputs, "every", 1),
            DisbursementOn = DateOnly.Parse(Text(inputs, "disbursementDate") ?? "2026-01-15"),
            FirstDueOn = Text(inputs, "firstDueDate") is { } first ? DateOnly.Parse(first) : null,
            GracePrincipal = Number(inputs, "gracePrincipal", 0),
            GraceInterestDeferred = Number(inputs, "graceInterestDeferred", 0),
            GraceInterestRule = Named<GraceInterestRule>(inputs, "graceInterestRule"),
            InterestFreePeriods = Number(inputs, "interestFreePeriods", 0),
            DayCount = Text(inputs, "dayCount") == "ACTUAL/365" ? DayCount.Actual365 : DayCount.Thirty360,
            MultipleOf = Number(inputs, "multipleOf", 1),
            InterestMultipleOf = Number(inputs, "interestMultipleOf", 1),
            RoundingMode = Named<RoundingMode>(inputs, "roundingMode"),
            InterestAt = Named<InterestAt>(inputs, "interestAt"),
        };

    public static DateOnly Date(this JsonElement element, string name) =>
        DateOnly.Parse(element.GetProperty(name).GetString()!);

    public static long Rupiah(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    public static string? Text(JsonElement inputs, string name) =>
        inputs.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static int Number(JsonElement inputs, string name, int otherwise) =>
        int.Parse(Text(inputs, name) ?? otherwise.ToString());

    /// <summary>INTEREST_FREE is InterestFree; a name left out is the first one.</summary>
    private static T Named<T>(JsonElement inputs, string name)
        where T : struct, Enum => Text(inputs, name) is { } text ? Enum.Parse<T>(text.Replace("_", ""), true) : default;

    private static int BasisPoints(string percent)
    {
        var parts = percent.Split('.');
        return int.Parse(parts[0]) * 100 + (parts.Length > 1 ? int.Parse(parts[1].PadRight(2, '0')) : 0);
    }
}
