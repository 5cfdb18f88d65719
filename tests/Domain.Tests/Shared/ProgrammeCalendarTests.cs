using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Shared;

public class ProgrammeCalendarTests
{
    private static readonly ProgrammeCalendar Calendar = new(new HashSet<DateOnly> { new(2026, 6, 1) });

    [Fact]
    public void A_day_in_Jakarta_starts_at_five_in_the_afternoon_of_the_day_before_in_utc()
    {
        ProgrammeCalendar
            .DateOf(new DateTimeOffset(2026, 11, 19, 17, 0, 0, TimeSpan.Zero))
            .ShouldBe(new DateOnly(2026, 11, 20));
        ProgrammeCalendar
            .DateOf(new DateTimeOffset(2026, 11, 19, 16, 59, 59, TimeSpan.Zero))
            .ShouldBe(new DateOnly(2026, 11, 19));
        ProgrammeCalendar
            .StartOf(new DateOnly(2026, 11, 20))
            .ShouldBe(new DateTimeOffset(2026, 11, 19, 17, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(PayDateShift.None, "2026-05-31")]
    [InlineData(PayDateShift.Next, "2026-06-02")]
    [InlineData(PayDateShift.Previous, "2026-05-29")]
    [InlineData(PayDateShift.NextInMonth, "2026-05-29")]
    public void A_Sunday_before_a_holiday_is_moved_by_each_rule(PayDateShift shift, string wanted) =>
        Calendar.Shift(new DateOnly(2026, 5, 31), shift).ShouldBe(DateOnly.Parse(wanted));

    [Fact]
    public void Working_days_skip_weekends_and_holidays() =>
        Calendar.AddWorkingDays(new DateOnly(2026, 5, 29), 2).ShouldBe(new DateOnly(2026, 6, 3));
}
