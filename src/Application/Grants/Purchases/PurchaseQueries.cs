using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Who sees which purchases, and the one load every use case shares.</summary>
internal static class PurchaseQueries
{
    /// <summary>Returnees see what was ordered for them; staff the purchases of their region; the system all.</summary>
    public static IQueryable<Purchase> VisibleTo(this IQueryable<Purchase> purchases, IActor actor, IProgrammeDb db) =>
        actor.Kind switch
        {
            ActorKind.System => purchases,
            ActorKind.Returnee => purchases.Where(p => p.ReturneeId == actor.ReturneeId && p.OrderedAt != null),
            ActorKind.Staff => purchases.Where(p => db.Grants.VisibleTo(actor, db).Any(g => g.Id == p.GrantId)),
            _ => purchases.Where(p => false),
        };

    /// <summary>The purchase behind the lock of its grant, whose money it sets aside.</summary>
    public static async Task<(Purchase Purchase, Grant Grant)> PurchaseToChange(
        this IProgrammeDb db,
        Id<Purchase> id,
        IActor actor,
        CancellationToken ct
    )
    {
        var grantId = await db.Set<Purchase>()
            .AsNoTracking()
            .VisibleTo(actor, db)
            .Where(p => p.Id == id)
            .Select(p => (Id<Grant>?)p.GrantId)
            .SingleOrDefaultAsync(ct);
        if (grantId is not { } known)
            throw new NotFoundException(nameof(Purchase));
        return await db.Locked(id, known, ct);
    }

    /// <summary>The same for what follows from a payment, whoever made it.</summary>
    public static async Task<(Purchase Purchase, Grant Grant)> PurchaseToFollow(
        this IProgrammeDb db,
        Id<Purchase> id,
        CancellationToken ct
    )
    {
        var grant = await db.Set<Purchase>()
            .AsNoTracking()
            .Where(p => p.Id == id)
            .Select(p => p.GrantId)
            .SingleAsync(ct);
        return await db.Locked(id, grant, ct);
    }

    private static async Task<(Purchase Purchase, Grant Grant)> Locked(
        this IProgrammeDb db,
        Id<Purchase> id,
        Id<Grant> grant,
        CancellationToken ct
    )
    {
        await db.Lock(grant, ct);
        return (
            await db.Set<Purchase>().AsSplitQuery().SingleAsync(p => p.Id == id, ct),
            await db.Grants.SingleAsync(g => g.Id == grant, ct)
        );
    }
}
