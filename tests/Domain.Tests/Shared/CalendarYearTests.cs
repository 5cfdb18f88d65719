using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Shared;

public class CalendarYearTests
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);

    [Fact]
    public void A_day_set_again_takes_the_new_name()
    {
        var year = Year();
        year.Set(NewYear, "Tahun Baru", HolidayKind.National);
        year.Set(NewYear, "Tahun Baru 2027", HolidayKind.Collective);

        year.Days.ShouldHaveSingleItem().Name.ShouldBe("Tahun Baru 2027");
    }

    [Fact]
    public void A_day_of_another_year_is_refused() =>
        Broken(y => y.Set(new DateOnly(2026, 12, 31), "Lain", HolidayKind.National)).ShouldBe(CalendarRules.DayInYear);

    [Fact]
    public void Only_the_weekend_can_be_put_to_work() =>
        Broken(y => y.Set(NewYear, "Masuk", HolidayKind.Working)).ShouldBe(CalendarRules.WorkingOnWeekend);

    [Fact]
    public void A_day_without_a_name_is_refused() =>
        Broken(y => y.Set(NewYear, " ", HolidayKind.National)).ShouldBe(CalendarRules.DayNamed);

    [Fact]
    public void A_file_replaces_the_whole_year_and_names_no_day_twice()
    {
        var year = Year();
        year.Set(NewYear, "Tahun Baru", HolidayKind.National);
        var labour = Holiday.Of(new DateOnly(2027, 5, 1), "Hari Buruh", HolidayKind.National);

        year.Replace([labour]);

        year.Days.ShouldHaveSingleItem().On.ShouldBe(labour.On);
        Broken(y => y.Replace([labour, labour])).ShouldBe(CalendarRules.DayOnce);
    }

    [Fact]
    public void A_saturday_that_is_worked_counts_as_a_working_day()
    {
        var saturday = new DateOnly(2027, 1, 2);
        var calendar = new ProgrammeCalendar(
            new HashSet<DateOnly> { NewYear },
            worked: new HashSet<DateOnly> { saturday }
        );

        calendar.OnOrAfter(NewYear).ShouldBe(saturday);
    }

    private static CalendarYear Year() => CalendarYear.Open(Id<CalendarYear>.New(), 2027);

    private static Rule Broken(Action<CalendarYear> change) =>
        Should.Throw<RuleBrokenException>(() => change(Year())).Rule;
}
