using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>The programme's calendar as its holidays stand in the database.</summary>
public static class WorkingDays
{
    public static async Task<ProgrammeCalendar> Calendar(this IProgrammeDb db, CancellationToken ct) =>
        new((await db.Set<Holiday>().AsNoTracking().Select(h => h.On).ToListAsync(ct)).ToHashSet());
}
