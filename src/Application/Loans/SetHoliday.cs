using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Adds or corrects one day off. Schedules made from now on keep to it; those signed stay as they are.</summary>
[RequirePermission(Permission.ManageCalendar)]
public sealed record SetHoliday(int Year, DateOnly On, string Name, HolidayKind Kind) : ICommand;

internal sealed class SetHolidayHandler(IProgrammeDb db) : CommandHandler<SetHoliday>
{
    protected override async Task Handle(SetHoliday command, CancellationToken ct)
    {
        var year = await db.YearToChange(command.Year, ct);
        if (year is null)
            db.Set<CalendarYear>().Add(year = CalendarYear.Open(Id<CalendarYear>.New(), command.Year));
        year.Set(command.On, command.Name, command.Kind);
    }
}
