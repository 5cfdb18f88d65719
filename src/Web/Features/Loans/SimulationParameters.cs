using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The words of the simulation's query: names as in the test vectors, values in any case.</summary>
public static class SimulationParameters
{
    public const string Currency = "currency";

    public static readonly IReadOnlyDictionary<string, LoanMethod> Methods = Words(
        ("INTEREST_FREE", LoanMethod.InterestFree),
        ("FLAT", LoanMethod.Flat),
        ("ANNUITY", LoanMethod.Annuity),
        ("EQUAL_PRINCIPAL", LoanMethod.EqualPrincipal),
        ("BULLET", LoanMethod.Bullet),
        ("MURABAHAH", LoanMethod.Murabahah)
    );

    public static readonly IReadOnlyDictionary<string, PeriodUnit> Units = Words(
        ("MONTH", PeriodUnit.Month),
        ("WEEK", PeriodUnit.Week)
    );

    public static readonly IReadOnlyDictionary<string, GraceInterestRule> GraceRules = Words(
        ("FIRST_DUE", GraceInterestRule.FirstDue),
        ("SPREAD", GraceInterestRule.Spread)
    );

    public static readonly IReadOnlyDictionary<string, DayCount> DayCounts = Words(
        ("30/360", DayCount.Thirty360),
        ("ACTUAL/365", DayCount.Actual365)
    );

    public static readonly IReadOnlyDictionary<string, RoundingMode> RoundingModes = Words(
        ("HALF_UP", RoundingMode.HalfUp),
        ("UP", RoundingMode.Up)
    );

    public static readonly IReadOnlyDictionary<string, InterestAt> InterestAts = Words(
        ("PERIOD", InterestAt.Period),
        ("MATURITY", InterestAt.Maturity)
    );

    /// <summary>The short names, then those other systems use for the same.</summary>
    public static readonly IReadOnlyDictionary<string, PayDateShift> Shifts = Words(
        ("NONE", PayDateShift.None),
        ("NEXT", PayDateShift.Next),
        ("PREVIOUS", PayDateShift.Previous),
        ("NEXT_IN_MONTH", PayDateShift.NextInMonth),
        ("SAME_DAY", PayDateShift.None),
        ("NEXT_WORKING_DAY", PayDateShift.Next),
        ("FOLLOWING", PayDateShift.Next),
        ("PREVIOUS_WORKING_DAY", PayDateShift.Previous),
        ("PRECEDING", PayDateShift.Previous),
        ("NEXT_SAME_MONTH", PayDateShift.NextInMonth),
        ("NEXT_WITHIN_MONTH", PayDateShift.NextInMonth),
        ("NEXT_IN_SAME_MONTH", PayDateShift.NextInMonth),
        ("NEXT_UNLESS_NEXT_MONTH", PayDateShift.NextInMonth),
        ("MODIFIED_NEXT", PayDateShift.NextInMonth),
        ("MODIFIED_FOLLOWING", PayDateShift.NextInMonth)
    );

    public static readonly IReadOnlyDictionary<string, DayOfWeek> Weekdays = Words(
        ("MON", DayOfWeek.Monday),
        ("TUE", DayOfWeek.Tuesday),
        ("WED", DayOfWeek.Wednesday),
        ("THU", DayOfWeek.Thursday),
        ("FRI", DayOfWeek.Friday),
        ("SAT", DayOfWeek.Saturday),
        ("SUN", DayOfWeek.Sunday)
    );

    private static Dictionary<string, T> Words<T>(params (string Word, T Value)[] words) =>
        words.ToDictionary(w => w.Word, w => w.Value, StringComparer.OrdinalIgnoreCase);
}
