using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>The programme's calendar as its days off stand in the database.</summary>
public static class WorkingDays
{
    public static async Task<ProgrammeCalendar> Calendar(this IProgrammeDb db, CancellationToken ct)
    {
        var days = await db.Set<CalendarYear>()
            .AsNoTracking()
            .SelectMany(y => y.Days)
            .Select(d => new { d.On, d.Kind })
            .ToListAsync(ct);
        var (worked, off) = (
            days.Where(d => d.Kind == HolidayKind.Working),
            days.Where(d => d.Kind != HolidayKind.Working)
        );
        return new ProgrammeCalendar(off.Select(d => d.On).ToHashSet(), worked: worked.Select(d => d.On).ToHashSet());
    }

    internal static Task<CalendarYear?> YearToChange(this IProgrammeDb db, int year, CancellationToken ct) =>
        db.Set<CalendarYear>().SingleOrDefaultAsync(y => y.Year == year, ct);

    /// <summary>Years that schedules reach into, and whose days off nobody has entered yet.</summary>
    internal static async Task<IReadOnlyList<int>> YearsWithoutHolidays(
        this IProgrammeDb db,
        DateOnly today,
        DateOnly? until,
        CancellationToken ct
    )
    {
        var last = await db
            .Loans.SelectMany(l => l.Instalments)
            .Where(i => i.PaidPrincipal < i.Principal || i.PaidCharge < i.Charge)
            .MaxAsync(i => (DateOnly?)i.PayableOn, ct);
        var filled = await db.Set<CalendarYear>()
            .Where(y => y.Days.Any(d => d.Kind == HolidayKind.National))
            .Select(y => y.Year)
            .ToListAsync(ct);
        var end = new[] { today, last ?? today, until ?? today }.Max(d => d.Year);
        return [.. Enumerable.Range(today.Year, end - today.Year + 1).Except(filled)];
    }
}
