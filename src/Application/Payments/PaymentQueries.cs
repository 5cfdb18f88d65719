using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Who sees which payments, and the loads every use case shares.</summary>
internal static class PaymentQueries
{
    /// <summary>Returnees see what was sent to them; staff the payouts of their region; the system all.</summary>
    public static IQueryable<Payout> VisibleTo(this IQueryable<Payout> payouts, IActor actor, IProgrammeDb db)
    {
        if (actor.Kind == ActorKind.System)
            return payouts;
        if (actor.Kind == ActorKind.Returnee)
            return payouts.Where(p => p.ReturneeId == actor.ReturneeId && p.SentAt != null);
        if (actor.Kind == ActorKind.Anonymous)
            return payouts.Where(p => false);
        return actor.Region is { } region
            ? payouts.Where(p =>
                db.BusinessPlans.Any(x =>
                    x.Id == p.PlanId && EF.Functions.Like((string)(object)x.Region, region.Value + "%")
                )
            )
            : payouts;
    }

    /// <summary>The payout behind its row's lock: two checkers wait for each other, and the second sees what the first did.</summary>
    public static async Task<Payout> PayoutToChange(
        this IProgrammeDb db,
        Id<Payout> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Payouts.VisibleTo(actor, db).SingleOrDefaultAsync(p => p.Id == id, ct)
            ?? throw new NotFoundException(nameof(Payout));
    }

    /// <summary>Whom the payout pays, as their file is now.</summary>
    public static Task<Returnee> RecipientOf(this IProgrammeDb db, Payout payout, CancellationToken ct) =>
        db.Returnees.AsNoTracking().SingleAsync(r => r.Id == payout.ReturneeId, ct);

    /// <summary>The recipient's account as a payee; throws where it may not be paid to.</summary>
    public static async Task<Payee> PayeeOf(
        this IProgrammeDb db,
        Id<Returnee> id,
        DateTimeOffset at,
        CancellationToken ct
    ) => Payee.Of(await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == id, ct), at);
}
