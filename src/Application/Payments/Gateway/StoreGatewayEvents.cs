using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Keeps what the gateway told, each notice once, and leaves it to the outbox to make something of it. The number that were new.</summary>
[SystemRequest]
public sealed record StoreGatewayEvents(IReadOnlyList<GatewayNotice> Notices, bool CaughtUp = false) : ICommand<int>;

internal sealed class StoreGatewayEventsHandler(IProgrammeDb db, IOutbox outbox, IOnceGate gate, TimeProvider clock)
    : CommandHandler<StoreGatewayEvents, int>
{
    protected override async Task<int> Handle(StoreGatewayEvents command, CancellationToken ct)
    {
        var ids = command.Notices.Select(n => n.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var id in ids)
            await gate.Pass("gateway-event:" + id, ct);
        var known = await db.Set<GatewayEvent>()
            .AsNoTracking()
            .Where(e => ids.Contains(e.Id))
            .Select(e => e.Id)
            .ToListAsync(ct);
        var fresh = command.Notices.DistinctBy(n => n.Id).Where(n => !known.Contains(n.Id)).ToList();
        var at = clock.GetUtcNow();
        foreach (var notice in fresh)
        {
            db.Set<GatewayEvent>()
                .Add(
                    GatewayEvent.Store(
                        notice.Id,
                        notice.Type,
                        notice.ObjectId,
                        notice.Related,
                        notice.Account,
                        notice.ApiVersion,
                        notice.CreatedAt,
                        notice.Strange,
                        command.CaughtUp,
                        at
                    )
                );
            if (notice.Strange is null)
                outbox.Apply(notice.Id, at);
        }
        return fresh.Count;
    }
}
