using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The day is an ordinary one again, for schedules made from now on.</summary>
[RequirePermission(Permission.ManageCalendar)]
public sealed record RemoveHoliday(int Year, DateOnly On) : ICommand;

internal sealed class RemoveHolidayHandler(IProgrammeDb db) : CommandHandler<RemoveHoliday>
{
    protected override async Task Handle(RemoveHoliday command, CancellationToken ct)
    {
        var year = await db.YearToChange(command.Year, ct) ?? throw new NotFoundException(nameof(CalendarYear));
        year.Remove(command.On);
    }
}
