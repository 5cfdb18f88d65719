using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The years whose days off are known, and those that schedules need and nobody has entered.</summary>
[RequirePermission(Permission.ViewLoans, Permission.ManageCalendar)]
public sealed record CalendarYears : IQuery<CalendarOverview>;

/// <param name="Missing">Years that schedules reach into without any national holiday.</param>
public sealed record CalendarOverview(IReadOnlyList<CalendarYearRow> Years, IReadOnlyList<int> Missing);

public sealed record CalendarYearRow(int Year, int National, int Collective, int Working);

internal sealed class CalendarYearsHandler(IProgrammeDb db, TimeProvider clock)
    : QueryHandler<CalendarYears, CalendarOverview>
{
    protected override async Task<CalendarOverview> Handle(CalendarYears query, CancellationToken ct) =>
        new(
            await db.Set<CalendarYear>()
                .AsNoTracking()
                .OrderByDescending(y => y.Year)
                .Select(y => new CalendarYearRow(
                    y.Year,
                    y.Days.Count(d => d.Kind == HolidayKind.National),
                    y.Days.Count(d => d.Kind == HolidayKind.Collective),
                    y.Days.Count(d => d.Kind == HolidayKind.Working)
                ))
                .ToListAsync(ct),
            await db.YearsWithoutHolidays(clock.Today(), null, ct)
        );
}

/// <summary>The days off of one year; a year nobody has entered yet has none.</summary>
[RequirePermission(Permission.ViewLoans, Permission.ManageCalendar)]
public sealed record CalendarYearDetail(int Year) : IQuery<CalendarYearPage>;

public sealed record CalendarYearPage(int Year, IReadOnlyList<Holiday> Days, IReadOnlyList<HistoryRow> History);

internal sealed class CalendarYearDetailHandler(IProgrammeDb db) : QueryHandler<CalendarYearDetail, CalendarYearPage>
{
    protected override async Task<CalendarYearPage> Handle(CalendarYearDetail query, CancellationToken ct)
    {
        if (!CalendarRules.Covers(query.Year))
            throw new NotFoundException(nameof(CalendarYear));
        var year = await db.Set<CalendarYear>().AsNoTracking().SingleOrDefaultAsync(y => y.Year == query.Year, ct);
        return year is null
            ? new CalendarYearPage(query.Year, [], [])
            : new CalendarYearPage(
                query.Year,
                [.. year.Days.OrderBy(d => d.On)],
                await db.HistoryOf(year.Id.Value, ct)
            );
    }
}

/// <summary>Years a schedule that ends on the day would reach into without known days off.</summary>
[RequirePermission(Permission.ViewLoans, Permission.ManageCalendar)]
public sealed record CalendarGaps(DateOnly? Until) : IQuery<IReadOnlyList<int>>;

internal sealed class CalendarGapsHandler(IProgrammeDb db, TimeProvider clock)
    : QueryHandler<CalendarGaps, IReadOnlyList<int>>
{
    protected override Task<IReadOnlyList<int>> Handle(CalendarGaps query, CancellationToken ct) =>
        db.YearsWithoutHolidays(clock.Today(), query.Until, ct);
}

/// <summary>Somebody should enter the days off of a year that schedules need.</summary>
internal sealed class CalendarTasks(IProgrammeDb db) : ITaskSource
{
    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct) =>
        actor.May(Permission.ManageCalendar)
            ?
            [
                .. (await db.YearsWithoutHolidays(today, null, ct)).Select(year => new InboxTask(
                    "enter-holidays",
                    Guid.Empty,
                    $"{year}",
                    null,
                    new DateOnly(year, 1, 1)
                )),
            ]
            : [];
}
