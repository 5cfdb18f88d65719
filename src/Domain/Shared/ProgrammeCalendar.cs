namespace PmiEmas.Domain.Shared;

/// <summary>The programme's days: Asia/Jakarta dates, and working days (all but the weekend and the holidays given).</summary>
/// <param name="holidays">Days off besides the weekend.</param>
/// <param name="weekend">Saturday and Sunday where not given; never all seven days.</param>
/// <param name="worked">Days of the weekend that are worked.</param>
public sealed class ProgrammeCalendar(
    IReadOnlySet<DateOnly> holidays,
    IReadOnlySet<DayOfWeek>? weekend = null,
    IReadOnlySet<DateOnly>? worked = null
)
{
    private static readonly IReadOnlySet<DayOfWeek> SaturdayAndSunday = new HashSet<DayOfWeek>
    {
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    };

    private readonly IReadOnlySet<DayOfWeek> _weekend = weekend ?? SaturdayAndSunday;

    /// <summary>Western Indonesia Time, without daylight saving.</summary>
    public static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    public static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Wib).DateTime);

    /// <summary>Midnight in Jakarta at the start of the date, as UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly date) =>
        new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Wib).ToUniversalTime();

    public bool IsWorkingDay(DateOnly date) =>
        !holidays.Contains(date) && (!_weekend.Contains(date.DayOfWeek) || worked?.Contains(date) == true);

    /// <summary>The date itself where it is a working day, else the next one.</summary>
    public DateOnly OnOrAfter(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>The date itself where it is a working day, else the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(-1);
        return date;
    }

    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        for (; days > 0; days--)
            date = OnOrAfter(date.AddDays(1));
        return date;
    }
}

/// <summary>Today in Jakarta, from the clock given.</summary>
public static class ProgrammeClock
{
    public static DateOnly Today(this TimeProvider clock) => ProgrammeCalendar.DateOf(clock.GetUtcNow());
}
