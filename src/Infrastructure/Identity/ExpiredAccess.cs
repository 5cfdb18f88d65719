using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Identity;

internal sealed class ExpiredAccess(ProgrammeDb db, TimeProvider clock) : IExpiredAccess
{
    public async Task Clear(CancellationToken ct)
    {
        // The longest window of any counter is a day.
        var over = clock.GetUtcNow().AddDays(-1);
        await db.Set<Session>().Where(s => s.IdleUntil < over || s.ExpiresAt < over).ExecuteDeleteAsync(ct);
        await db.Set<OneTimeCode>().Where(c => c.ExpiresAt < over).ExecuteDeleteAsync(ct);
        await db.Set<AccessLink>().Where(l => l.ExpiresAt < over).ExecuteDeleteAsync(ct);
        await db.Set<AttemptCount>().Where(a => a.StartedAt < over).ExecuteDeleteAsync(ct);
    }
}
