using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Who sees which online payments, and the loads every use case shares.</summary>
internal static class GatewayQueries
{
    /// <summary>Returnees see their own; the treasury and the system all.</summary>
    public static IQueryable<OnlinePayment> VisibleTo(this IQueryable<OnlinePayment> payments, IActor actor) =>
        actor.Kind switch
        {
            ActorKind.System or ActorKind.Staff => payments,
            ActorKind.Returnee => payments.Where(p => p.ReturneeId == actor.ReturneeId),
            _ => payments.Where(p => false),
        };

    /// <summary>The payment behind its row's lock, or null where there is none of this id.</summary>
    public static async Task<OnlinePayment?> OnlinePaymentToChange(
        this IProgrammeDb db,
        Id<OnlinePayment> id,
        CancellationToken ct
    )
    {
        if (!await db.Set<OnlinePayment>().AsNoTracking().AnyAsync(p => p.Id == id, ct))
            return null;
        await db.Lock(id, ct);
        return await db.Set<OnlinePayment>().SingleAsync(p => p.Id == id, ct);
    }

    /// <summary>The order behind its row's lock.</summary>
    public static async Task<GatewayOrder> OrderToChange(
        this IProgrammeDb db,
        Id<GatewayOrder> id,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Set<GatewayOrder>().SingleAsync(o => o.Id == id, ct);
    }
}
