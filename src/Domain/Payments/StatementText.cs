using System.Globalization;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>An amount as banks write it, in sen (a hundredth of a rupiah), signed.</summary>
public readonly record struct SenAmount(long Sen)
{
    public bool Rounded => Sen % 100 != 0;

    /// <summary>Whole rupiah; half a rupiah goes away from zero.</summary>
    public long Rupiah => Math.Sign(Sen) * Rounding.HalfUp(Math.Abs(Sen), 100);
}

/// <summary>Dates and amounts as statements write them. Null where the text is neither.</summary>
public static class StatementText
{
    private const int MostDigits = 15;

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "mei",
        "jun",
        "jul",
        "agu",
        "sep",
        "okt",
        "nov",
        "des",
    ];

    private static readonly Dictionary<string, int> OtherMonths = new(StringComparer.Ordinal)
    {
        ["may"] = 5,
        ["aug"] = 8,
        ["ags"] = 8,
        ["oct"] = 10,
        ["nop"] = 11,
        ["dec"] = 12,
    };

    /// <summary>Three parts in the order given, whatever stands between them; a time behind them is left out. Years of two digits are of this century.</summary>
    public static DateOnly? Date(string text, DateOrder order)
    {
        var parts = text.Trim().TrimStart('\'').Split(['/', '-', '.', ' ', 'T'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is [{ Length: 8 } run, ..] && run.All(char.IsAsciiDigit))
            parts = order == DateOrder.YearMonthDay ? [run[..4], run[4..6], run[6..]] : [run[..2], run[2..4], run[4..]];
        if (parts.Length < 3)
            return null;
        var (year, month, day) = order switch
        {
            DateOrder.YearMonthDay => (Number(parts[0]), Month(parts[1]), Number(parts[2])),
            DateOrder.MonthDayYear => (Number(parts[2]), Month(parts[0]), Number(parts[1])),
            _ => (Number(parts[2]), Month(parts[1]), Number(parts[0])),
        };
        if (year is < 100)
            year += 2000;
        return
            year is >= 2000 and <= 2100
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year.Value, month.Value)
            ? new DateOnly(year.Value, month.Value, day.Value)
            : null;
    }

    /// <summary>Digits with at most two behind the point; "Rp", blanks and a sign, a minus behind or brackets may stand round them.</summary>
    public static SenAmount? Amount(string text, AmountNotation notation)
    {
        var bare = text.Replace("Rp", "", StringComparison.OrdinalIgnoreCase)
            .Replace("IDR", "", StringComparison.OrdinalIgnoreCase)
            .Replace(" ", "")
            .Replace("\u00A0", "");
        var negative = bare.StartsWith('-') || bare.EndsWith('-') || (bare.StartsWith('(') && bare.EndsWith(')'));
        bare = bare.Trim('-', '+', '(', ')');
        var (thousands, point) = notation switch
        {
            AmountNotation.DotsForThousands => ('.', ','),
            AmountNotation.CommasForThousands => (',', '.'),
            _ => ('\0', '.'),
        };
        var parts = bare.Split(point);
        if (parts.Length > 2 || !GroupsAreWhole(parts[0], thousands))
            return null;
        var whole = thousands == '\0' ? parts[0] : parts[0].Replace(thousands.ToString(), "");
        var sen = parts.Length == 2 ? parts[1] : "";
        if (
            whole.Length is 0 or > MostDigits
            || sen.Length > 2
            || !whole.All(char.IsAsciiDigit)
            || !sen.All(char.IsAsciiDigit)
        )
            return null;
        var value = long.Parse(whole + sen.PadRight(2, '0'), CultureInfo.InvariantCulture);
        return new SenAmount(negative ? -value : value);
    }

    /// <summary>In one line and at most so long.</summary>
    public static string Short(string text, int most)
    {
        var tidy = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length > most ? tidy[..most] : tidy;
    }

    /// <summary>"1.500" in plain notation would be one and a half: groups must be of three, so that a wrong notation is seen and not paid.</summary>
    private static bool GroupsAreWhole(string whole, char thousands)
    {
        if (thousands == '\0')
            return true;
        var groups = whole.Split(thousands);
        return groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3));
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Month(string text)
    {
        if (Number(text) is { } number)
            return number;
        if (text.Length < 3)
            return null;
        var name = text[..3].ToLowerInvariant();
        var at = Array.IndexOf(Months, name);
        return at >= 0 ? at + 1
            : OtherMonths.TryGetValue(name, out var month) ? month
            : null;
    }
}
