using System.Globalization;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

public enum FieldKind
{
    Line,
    Text,
    Digits,
    Number,
    Date,
    Village,
    Amount,
}

/// <summary>One question of a plan: its code names its label and hint in the resources.</summary>
public sealed record PlanField(PlanSection Section, string Code, FieldKind Kind, bool Required, int Limit)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>The value as it is kept, or null where it cannot be one. Amounts may be typed with dots.</summary>
    public string? Normalise(string? typed)
    {
        var text = (typed ?? "").Trim().ReplaceLineEndings("\n");
        if (text.Length == 0)
            return "";
        return Kind switch
        {
            FieldKind.Digits => DigitsOf(text) is { } digits && digits.Length == Limit ? digits : null,
            FieldKind.Number => int.TryParse(text, NumberStyles.None, Plain, out var number) && number <= Limit
                ? number.ToString(Plain)
                : null,
            FieldKind.Amount => AmountText.TryParse(text, out var amount) && amount.Rupiah <= AmountText.Largest
                ? amount.Rupiah.ToString(Plain)
                : null,
            FieldKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", Plain, DateTimeStyles.None, out _)
                ? text
                : null,
            FieldKind.Village => RegionCode.TryParse(text, null, out var code) && code.Level == RegionLevel.Village
                ? code.Value
                : null,
            _ => text.Length <= Limit ? text : null,
        };
    }

    private static string? DigitsOf(string text)
    {
        var digits = text.Replace(" ", "").Replace(".", "").Replace("-", "");
        return digits.All(char.IsAsciiDigit) ? digits : null;
    }
}

/// <summary>Every question of a plan, section by section.</summary>
public static class PlanFields
{
    public const string BusinessName = "business-name";
    public const string Village = "village";

    /// <summary>Not an answer but a choice of its own; named where its change is told.</summary>
    public const string LoanProduct = "loan-product";
    public const string Street = "street";
    public const int Months = 12;
    public const int MostRisks = 5;

    /// <summary>The rows of a month in the cash flow.</summary>
    public static readonly IReadOnlyList<string> MonthRows =
    [
        "revenue",
        "goods",
        "operating",
        "household",
        "instalment",
    ];

    public static readonly IReadOnlyList<PlanField> All =
    [
        new(PlanSection.Identity, BusinessName, FieldKind.Line, true, 120),
        new(PlanSection.Identity, "started-on", FieldKind.Date, false, 10),
        new(PlanSection.Identity, Village, FieldKind.Village, true, 10),
        new(PlanSection.Identity, Street, FieldKind.Line, true, 200),
        new(PlanSection.Identity, "kbli", FieldKind.Digits, false, 5),
        new(PlanSection.Identity, "nib", FieldKind.Digits, false, 13),
        new(PlanSection.Product, "what-sold", FieldKind.Text, true, 2000),
        new(PlanSection.Product, "prices", FieldKind.Text, true, 1000),
        new(PlanSection.Product, "advantage", FieldKind.Text, true, 2000),
        new(PlanSection.Market, "customers", FieldKind.Text, true, 2000),
        new(PlanSection.Market, "competitors", FieldKind.Text, true, 2000),
        new(PlanSection.Market, "promotion", FieldKind.Text, true, 2000),
        new(PlanSection.Operations, "process", FieldKind.Text, true, 2000),
        new(PlanSection.Operations, "suppliers", FieldKind.Text, true, 2000),
        new(PlanSection.Operations, "equipment", FieldKind.Text, false, 2000),
        new(PlanSection.People, "workers", FieldKind.Number, true, 200),
        new(PlanSection.People, "duties", FieldKind.Text, true, 2000),
        new(PlanSection.People, "experience", FieldKind.Text, true, 2000),
        .. Enumerable
            .Range(1, MostRisks)
            .SelectMany(n =>
                new PlanField[]
                {
                    new(PlanSection.Risks, $"risk-{n}", FieldKind.Line, n == 1, 300),
                    new(PlanSection.Risks, $"risk-{n}-answer", FieldKind.Text, n == 1, 1000),
                }
            ),
        .. Enumerable
            .Range(1, Months)
            .SelectMany(month =>
                MonthRows.Select(row => new PlanField(
                    PlanSection.CashFlow,
                    MonthField(row, month),
                    FieldKind.Amount,
                    false,
                    15
                ))
            ),
    ];

    private static readonly Dictionary<string, PlanField> ByCode = All.ToDictionary(f => f.Code);

    public static PlanField? Find(string code) => ByCode.GetValueOrDefault(code);

    public static IEnumerable<PlanField> Of(PlanSection section) => All.Where(f => f.Section == section);

    /// <summary>The field of one row in a month from 1 to 12: <c>revenue-3</c>.</summary>
    public static string MonthField(string row, int month) => $"{row}-{month}";
}

/// <summary>Amounts as people type them: with or without Rp, dots or spaces.</summary>
public static class AmountText
{
    /// <summary>Rupiah; above this somebody mistyped.</summary>
    public const long Largest = 100_000_000_000;

    public static bool TryParse(string? typed, out Money amount)
    {
        var text = (typed ?? "").Trim();
        if (text.StartsWith("rp", StringComparison.OrdinalIgnoreCase))
            text = text[2..];
        text = text.Replace(".", "").Replace(" ", "");
        var ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rupiah);
        amount = ok ? new Money(rupiah) : Money.Zero;
        return ok;
    }
}
