using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Whether anything waits to be chased: asked every few seconds, so that nothing is written where there is nothing to do.</summary>
[SystemRequest]
public sealed record GatewayWorkWaits : IQuery<bool>;

internal sealed class GatewayWorkWaitsHandler(IProgrammeDb db, OpenRails rails, TimeProvider clock)
    : QueryHandler<GatewayWorkWaits, bool>
{
    protected override async Task<bool> Handle(GatewayWorkWaits query, CancellationToken ct)
    {
        if (!rails.IsOpen)
            return false;
        var now = clock.GetUtcNow();
        return await db.Set<GatewayOrder>().AnyAsync(o => o.NextAt <= now, ct)
            || await db.Set<GatewayEvent>().AnyAsync(e => e.NextAt <= now, ct)
            || await db.Set<OnlinePayment>().AnyAsync(p => p.NextLookAt <= now, ct);
    }
}
