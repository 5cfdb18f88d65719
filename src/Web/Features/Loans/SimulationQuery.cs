using System.Globalization;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>One word of the simulation's query that cannot be read, with the rule it breaks and what would be right.</summary>
public sealed record SimulationFault(string Field, Rule Rule, IReadOnlyList<object> Arguments);

/// <summary>Reads the simulation's query, word by word as <see cref="SimulationParameters"/> lists them. Faults are collected, never thrown.</summary>
public sealed class SimulationQuery
{
    public static readonly Rule Needed = new("loans.value-needed");
    public static readonly Rule GivenOnce = new("loans.value-given-once");
    public static readonly Rule OneOf = new("loans.value-one-of");
    public static readonly Rule WholeRupiah = new("loans.whole-rupiah");
    public static readonly Rule WholeNumber = new("loans.whole-number");
    public static readonly Rule RateInHundredths = new("loans.rate-in-hundredths");
    public static readonly Rule DateWritten = new("loans.date-written");
    public static readonly Rule DaysWritten = new("loans.days-written");
    public static readonly Rule WorkingDaysLeft = new("loans.working-days-left");

    private const int MostHolidays = 400;

    private readonly IQueryCollection _query;
    private readonly List<SimulationFault> _faults = [];

    private SimulationQuery(IQueryCollection query) => _query = query;

    /// <summary>The request to send, or everything that is wrong with the query.</summary>
    public static (SimulateLoan? Request, IReadOnlyList<SimulationFault> Faults) Read(
        IQueryCollection query,
        DateOnly today
    )
    {
        var reader = new SimulationQuery(query);
        var request = reader.Request(today);
        return reader._faults.Count == 0 ? (request, []) : (null, reader._faults);
    }

    private SimulateLoan Request(DateOnly today)
    {
        Named(SimulationParameters.Currency, "IDR");
        var terms = new LoanTerms
        {
            Method = Named(SimulationParameters.Methods, "method", needed: true),
            Principal = Rupiah("principal", LoanTermsRules.PrincipalAboveZero, needed: true),
            Rate = Percent("annualRatePercent"),
            Periods = Number("periods", LoanTermsRules.PeriodsWithinLimit, 0, needed: true),
            Unit = Named(SimulationParameters.Units, "unit"),
            Every = Number("every", LoanTermsRules.StepWithinLimit, 1),
            DisbursementOn = Date("disbursementDate") ?? today,
            FirstDueOn = Date("firstDueDate"),
            GracePrincipal = Number("gracePrincipal", LoanTermsRules.GraceShorterThanTerm, 0),
            GraceInterestDeferred = Number("graceInterestDeferred", LoanTermsRules.GraceShorterThanTerm, 0),
            GraceInterestRule = Named(SimulationParameters.GraceRules, "graceInterestRule"),
            InterestFreePeriods = Number("interestFreePeriods", LoanTermsRules.GraceShorterThanTerm, 0),
            DayCount = Named(SimulationParameters.DayCounts, "dayCount"),
            MultipleOf = Number("multipleOf", LoanTermsRules.MultipleWithinLimit, 1),
            InterestMultipleOf = Number("interestMultipleOf", LoanTermsRules.MultipleWithinLimit, 1),
            RoundingMode = Named(SimulationParameters.RoundingModes, "roundingMode"),
            InterestAt = Named(SimulationParameters.InterestAts, "interestAt"),
            Margin = Rupiah("margin", LoanTermsRules.MarginWithinLimit),
        };
        return new SimulateLoan(terms, Named(SimulationParameters.Shifts, "rule", otherwise: "NEXT"), Calendar());
    }

    /// <summary>The value of a name; missing and empty are the same.</summary>
    private string? Text(string name, bool needed = false)
    {
        var given = _query[name];
        if (given.Count > 1)
            Fault(name, GivenOnce);
        var text = given.FirstOrDefault()?.Trim();
        if (!string.IsNullOrEmpty(text))
            return text;
        if (needed)
            Fault(name, Needed);
        return null;
    }

    private T Named<T>(
        IReadOnlyDictionary<string, T> values,
        string name,
        bool needed = false,
        string? otherwise = null
    )
    {
        if ((Text(name, needed) ?? otherwise) is not { } text)
            return values.First().Value;
        if (values.TryGetValue(text, out var value))
            return value;
        Fault(name, OneOf, string.Join(", ", values.Keys));
        return values.First().Value;
    }

    private void Named(string name, string only)
    {
        if (Text(name) is { } text && !text.Equals(only, StringComparison.OrdinalIgnoreCase))
            Fault(name, OneOf, only);
    }

    private Money Rupiah(string name, Rule notNegative, bool needed = false)
    {
        if (Text(name, needed) is not { } text)
            return Money.Zero;
        if (!IsWhole(text))
            Fault(name, WholeRupiah);
        else if (Saturated(text) is var amount and >= 0)
            return new Money(amount);
        else
            Fault(name, notNegative);
        return Money.Zero;
    }

    private int Number(string name, Rule withinLimit, int otherwise, bool needed = false)
    {
        if (Text(name, needed) is not { } text)
            return otherwise;
        if (!IsWhole(text))
            Fault(name, WholeNumber);
        else if (Saturated(text) is var number and >= -1 and <= 1_000_000_000)
            return (int)number;
        else
            Fault(name, withinLimit);
        return otherwise;
    }

    private Rate Percent(string name)
    {
        if (Text(name) is not { } text)
            return Rate.Zero;
        var parts = text.TrimStart('-').Split('.');
        var hundredths = parts.Length == 2 ? parts[1].TrimEnd('0') : "";
        if (parts.Length > 2 || parts.Any(p => !p.All(char.IsAsciiDigit) || p.Length == 0) || hundredths.Length > 2)
            Fault(name, RateInHundredths);
        else if (text[0] == '-' && text.Any(c => c is >= '1' and <= '9') || Saturated(parts[0]) > 1_000)
            Fault(name, LoanTermsRules.RateWithinLimit);
        else
            return new Rate(
                (int)Saturated(parts[0]) * 100 + int.Parse(hundredths.PadRight(2, '0'), CultureInfo.InvariantCulture)
            );
        return Rate.Zero;
    }

    private DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (TryDate(text, out var date))
            return date;
        Fault(name, DateWritten);
        return null;
    }

    /// <summary>Other days off than the programme's own, for trying out.</summary>
    private ProgrammeCalendar? Calendar()
    {
        if (!_query.ContainsKey("weekend") && !_query.ContainsKey("holidays"))
            return null;
        var weekend = new HashSet<DayOfWeek>();
        foreach (var word in Words("weekend", "SAT,SUN"))
            if (SimulationParameters.Weekdays.TryGetValue(word, out var day))
                weekend.Add(day);
            else
                Fault("weekend", OneOf, string.Join(", ", SimulationParameters.Weekdays.Keys));
        var holidays = new HashSet<DateOnly>();
        foreach (var word in Words("holidays", ""))
            if (TryDate(word, out var date) && holidays.Count < MostHolidays)
                holidays.Add(date);
            else
                Fault("holidays", DaysWritten);
        if (weekend.Count == 7)
            Fault("weekend", WorkingDaysLeft);
        return new ProgrammeCalendar(holidays, weekend);
    }

    private string[] Words(string name, string otherwise) =>
        (_query.ContainsKey(name) ? string.Join(',', _query[name].AsEnumerable()) : otherwise).Split(
            [',', ' '],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool IsWhole(string text) =>
        text.Length > (text[0] == '-' ? 1 : 0)
        && text.AsSpan(text[0] == '-' ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The number, or the largest there is: a limit refuses it in plain words.</summary>
    private static long Saturated(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : digits[0] == '-' ? long.MinValue
        : long.MaxValue;

    private void Fault(string field, Rule rule, params object[] arguments)
    {
        if (_faults.TrueForAll(f => f.Field != field))
            _faults.Add(new SimulationFault(field, rule, arguments));
    }
}
