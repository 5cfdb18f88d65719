namespace PmiEmas.Domain.Shared;

/// <summary>The days off of one year. Data, not code: the decree is new every year, and lunar dates may still move.</summary>
public sealed class CalendarYear : AggregateRoot<CalendarYear>
{
    private readonly List<Holiday> _days = [];

    private CalendarYear() { }

    public int Year { get; private set; }

    public IReadOnlyList<Holiday> Days => _days;

    public static CalendarYear Open(Id<CalendarYear> id, int year)
    {
        CalendarRules.YearPlausible.Require(CalendarRules.Covers(year));
        return new CalendarYear { Id = id, Year = year };
    }

    /// <summary>Adds the day, or gives the day that is there another name or kind.</summary>
    public void Set(DateOnly on, string name, HolidayKind kind)
    {
        CalendarRules.Check(Year, on, name, kind);
        if (_days.Find(d => d.On == on) is { } there)
            there.Become(name, kind);
        else
            _days.Add(Holiday.Of(on, name, kind));
        Raise(new CalendarYearChanged(Id, Year));
    }

    public void Remove(DateOnly on)
    {
        CalendarRules.DayThere.Require(_days.RemoveAll(d => d.On == on) == 1);
        Raise(new CalendarYearChanged(Id, Year));
    }

    /// <summary>The year as a file says it: days that the file does not name are taken out.</summary>
    public void Replace(IReadOnlyList<Holiday> days)
    {
        foreach (var day in days)
            CalendarRules.Check(Year, day.On, day.Name, day.Kind);
        CalendarRules.DayOnce.Require(days.DistinctBy(d => d.On).Count() == days.Count);
        _days.RemoveAll(d => days.All(n => n.On != d.On));
        foreach (var day in days)
            if (_days.Find(d => d.On == day.On) is { } there)
                there.Become(day.Name, day.Kind);
            else
                _days.Add(day);
        Raise(new CalendarYearChanged(Id, Year));
    }
}

/// <summary>What days off must keep to. A broken rule names the field of a form.</summary>
public static class CalendarRules
{
    public static readonly Rule YearPlausible = new("shared.calendar-year-plausible");
    public static readonly Rule YearOnce = new("shared.calendar-year-once");
    public static readonly Rule DayInYear = new("shared.calendar-day-in-year");
    public static readonly Rule DayOnce = new("shared.calendar-day-once");
    public static readonly Rule DayNamed = new("shared.calendar-day-named");
    public static readonly Rule DayThere = new("shared.calendar-day-there");
    public static readonly Rule WorkingOnWeekend = new("shared.calendar-working-on-weekend");

    public static bool Covers(int year) => year is >= 2020 and <= 2100;

    public static void Check(int year, DateOnly on, string name, HolidayKind kind)
    {
        Require(DayInYear, on.Year == year, nameof(Holiday.On), year);
        Require(DayNamed, name.Trim().Length is > 0 and <= 120, nameof(Holiday.Name));
        Require(
            WorkingOnWeekend,
            kind != HolidayKind.Working || on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
            nameof(Holiday.Kind)
        );
    }

    private static void Require(Rule rule, bool kept, string field, params object[] arguments)
    {
        if (!kept)
            throw new RuleBrokenException(rule, arguments) { Field = field };
    }
}

public sealed record CalendarYearChanged(Id<CalendarYear> YearId, int Year) : IDomainEvent;
