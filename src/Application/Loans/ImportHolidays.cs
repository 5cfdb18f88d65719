using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>A year's days off from a file; the year is then as the file says. A file with one wrong line changes nothing.</summary>
[RequirePermission(Permission.ManageCalendar)]
public sealed record ImportHolidays(int Year, string Csv) : ICommand;

internal sealed class ImportHolidaysHandler(IProgrammeDb db) : CommandHandler<ImportHolidays>
{
    private static readonly Rule FileWithoutFaults = new("loans.holiday-file-without-faults");

    protected override async Task Handle(ImportHolidays command, CancellationToken ct)
    {
        var year = await db.YearToChange(command.Year, ct);
        if (year is null)
            db.Set<CalendarYear>().Add(year = CalendarYear.Open(Id<CalendarYear>.New(), command.Year));
        var file = HolidayFile.Read(command.Csv, command.Year);
        FileWithoutFaults.Require(file.Faults.Count == 0, file.Faults.Count);
        year.Replace(file.Days);
    }
}

/// <summary>What an import would do; nothing is written.</summary>
[RequirePermission(Permission.ManageCalendar)]
public sealed record CheckHolidays(int Year, string Csv) : IQuery<HolidayImport>;

public enum HolidayChange
{
    Added,
    Changed,
    Unchanged,
    Removed,
}

public sealed record HolidayLine(DateOnly On, string Name, HolidayKind Kind, HolidayChange Change);

public sealed record HolidayImport(IReadOnlyList<HolidayLine> Lines, IReadOnlyList<HolidayFault> Faults);

internal sealed class CheckHolidaysHandler(IProgrammeDb db) : QueryHandler<CheckHolidays, HolidayImport>
{
    protected override async Task<HolidayImport> Handle(CheckHolidays query, CancellationToken ct)
    {
        var known = await db.Set<CalendarYear>()
            .AsNoTracking()
            .Where(y => y.Year == query.Year)
            .SelectMany(y => y.Days)
            .ToDictionaryAsync(d => d.On, ct);
        var file = HolidayFile.Read(query.Csv, query.Year);
        var lines = file
            .Days.Select(d => new HolidayLine(d.On, d.Name, d.Kind, ChangeOf(known.GetValueOrDefault(d.On), d)))
            .Concat(
                known
                    .Values.Where(k => file.Days.All(d => d.On != k.On))
                    .Select(k => new HolidayLine(k.On, k.Name, k.Kind, HolidayChange.Removed))
            );
        return new HolidayImport([.. lines.OrderBy(l => l.On)], file.Faults);
    }

    private static HolidayChange ChangeOf(Holiday? before, Holiday after) =>
        before is null ? HolidayChange.Added
        : (before.Name, before.Kind) == (after.Name, after.Kind) ? HolidayChange.Unchanged
        : HolidayChange.Changed;
}
