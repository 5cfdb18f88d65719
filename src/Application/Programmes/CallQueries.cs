using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Programmes;

/// <summary>The loads the use cases of calls share.</summary>
public static class CallQueries
{
    /// <summary>The call for a command; its row is locked, so that two people cannot move it at once.</summary>
    public static async Task<FundingCall> CallToChange(this IProgrammeDb db, Id<FundingCall> id, CancellationToken ct)
    {
        await db.Lock(id, ct);
        return await db.FundingCalls.SingleAsync(c => c.Id == id, ct);
    }

    /// <summary>The call to read only. Throws <see cref="NotFoundException"/>.</summary>
    public static async Task<FundingCall> CallToRead(this IProgrammeDb db, Id<FundingCall> id, CancellationToken ct) =>
        await db.FundingCalls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct)
        ?? throw new NotFoundException(nameof(FundingCall));

    /// <summary>Calls that take plans on the day.</summary>
    public static IQueryable<FundingCall> OpenOn(this IQueryable<FundingCall> calls, DateOnly today) =>
        calls.Where(c => c.Status == CallStatus.Open && c.OpensOn <= today && c.ClosesOn >= today);
}
