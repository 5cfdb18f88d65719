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
            return payouts.Where(p => p.ReturneeId == actor.ReturneeId && p.SupplierId == null && p.SentAt != null);
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

    /// <summary>The present account of whom the payout pays; throws where it may not be paid to.</summary>
    public static Task<Payee> PayeeOf(this IProgrammeDb db, Payout payout, DateTimeOffset at, CancellationToken ct) =>
        db.PayeeOf(payout.ReturneeId, payout.SupplierId, at, ct);

    /// <summary>The supplier's account where there is one to pay, else the returnee's.</summary>
    public static async Task<Payee> PayeeOf(
        this IProgrammeDb db,
        Id<Returnee> returnee,
        Id<Supplier>? supplier,
        DateTimeOffset at,
        CancellationToken ct
    ) =>
        supplier is { } id
            ? Payee.Of(await db.Set<Supplier>().AsNoTracking().SingleAsync(s => s.Id == id, ct), at)
            : Payee.Of(await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == returnee, ct), at);
}
