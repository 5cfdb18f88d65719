using System.Globalization;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>One line of a file of days off that cannot be taken over, and why.</summary>
public sealed record HolidayFault(int Line, string Text, Rule Rule, IReadOnlyList<object> Arguments);

/// <summary>
/// Days off as comma- or semicolon-separated text: date, kind, name. Dates as 2027-01-31 or 31/01/2027, kinds as this site writes them
/// in either language. A first line without a date is the head.
/// </summary>
public sealed class HolidayFile
{
    public static readonly Rule ThreeColumns = new("loans.holiday-three-columns");
    public static readonly Rule DateReadable = new("loans.holiday-date-readable");
    public static readonly Rule KindKnown = new("loans.holiday-kind-known");
    public static readonly Rule NotEmpty = new("loans.holiday-file-not-empty");

    private static readonly Dictionary<string, HolidayKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["national"] = HolidayKind.National,
        ["libur nasional"] = HolidayKind.National,
        ["public holiday"] = HolidayKind.National,
        ["collective"] = HolidayKind.Collective,
        ["cuti bersama"] = HolidayKind.Collective,
        ["collective leave"] = HolidayKind.Collective,
        ["working"] = HolidayKind.Working,
        ["hari kerja pengganti"] = HolidayKind.Working,
        ["substitute working day"] = HolidayKind.Working,
    };

    private readonly List<Holiday> _days = [];
    private readonly List<HolidayFault> _faults = [];

    private HolidayFile() { }

    public IReadOnlyList<Holiday> Days => _days;

    public IReadOnlyList<HolidayFault> Faults => _faults;

    public static HolidayFile Read(string text, int year)
    {
        var file = new HolidayFile();
        foreach (
            var (line, i) in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l, i))
        )
            if (!string.IsNullOrWhiteSpace(line) && !(i == 0 && !line.Any(char.IsAsciiDigit)))
                file.Take(line, i + 1, year);
        if (file._days.Count == 0 && file._faults.Count == 0)
            file._faults.Add(new HolidayFault(1, "", NotEmpty, []));
        return file;
    }

    private void Take(string line, int number, int year)
    {
        var cells = line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : ',', 3);
        if (cells.Length != 3)
            Fault(number, line, ThreeColumns);
        else if (!TryDate(Plain(cells[0]), out var on))
            Fault(number, line, DateReadable);
        else if (!Kinds.TryGetValue(Plain(cells[1]), out var kind))
            Fault(number, line, KindKnown);
        else if (_days.Exists(d => d.On == on))
            Fault(number, line, CalendarRules.DayOnce);
        else
            Take(number, line, year, Holiday.Of(on, Plain(cells[2]), kind));
    }

    private void Take(int number, string line, int year, Holiday day)
    {
        try
        {
            CalendarRules.Check(year, day.On, day.Name, day.Kind);
            _days.Add(day);
        }
        catch (RuleBrokenException broken)
        {
            Fault(number, line, broken.Rule, [.. broken.Arguments]);
        }
    }

    private void Fault(int number, string line, Rule rule, params object[] arguments) =>
        _faults.Add(new HolidayFault(number, line.Trim(), rule, arguments));

    private static string Plain(string cell) => cell.Trim().Trim('"').Replace("\"\"", "\"").Trim();

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(
            text,
            ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date
        );
}
