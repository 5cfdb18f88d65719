using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Agreements;

/// <summary>Who sees which agreements, and the loads every use case shares.</summary>
internal static class AgreementQueries
{
    /// <summary>Returnees see their own once it was offered; staff those of their region; the system all.</summary>
    public static IQueryable<Agreement> VisibleTo(this IQueryable<Agreement> agreements, IActor actor, IProgrammeDb db)
    {
        if (actor.Kind == ActorKind.System)
            return agreements;
        if (actor.Kind == ActorKind.Returnee)
            return agreements.Where(a => a.ReturneeId == actor.ReturneeId && a.OfferedAt != null);
        if (actor.Kind == ActorKind.Anonymous)
            return agreements.Where(a => false);
        return actor.Region is { } region
            ? agreements.Where(a =>
                db.BusinessPlans.Any(p =>
                    p.Id == a.PlanId && EF.Functions.Like((string)(object)p.Region, region.Value + "%")
                )
            )
            : agreements;
    }

    public static async Task<Agreement> AgreementToChange(
        this IProgrammeDb db,
        Id<Agreement> id,
        IActor actor,
        CancellationToken ct
    ) =>
        await db.Agreements.VisibleTo(actor, db).SingleOrDefaultAsync(a => a.Id == id, ct)
        ?? throw new NotFoundException(nameof(Agreement));
}
