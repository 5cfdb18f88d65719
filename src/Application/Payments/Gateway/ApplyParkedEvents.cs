using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>
/// Notices put aside (another release, something unknown then) are looked at again, such as after an update. Test money stays aside. The
/// number of them.
/// </summary>
[RequirePermission(Permission.ReconcileGateway)]
public sealed record ApplyParkedEvents : ICommand<int>;

internal sealed class ApplyParkedEventsHandler(IProgrammeDb db, IOutbox outbox, IOnceGate gate, TimeProvider clock)
    : CommandHandler<ApplyParkedEvents, int>
{
    private const int AtOnce = 200;

    protected override async Task<int> Handle(ApplyParkedEvents command, CancellationToken ct)
    {
        await gate.Pass("gateway-parked", ct);
        var parked = await db.Set<GatewayEvent>()
            .Where(e => e.Status == GatewayEventStatus.Parked && e.Note != "other-money")
            .OrderBy(e => e.CreatedAt)
            .Take(AtOnce)
            .ToListAsync(ct);
        var at = clock.GetUtcNow();
        foreach (var told in parked)
        {
            told.TryAgain(at);
            outbox.Apply(told.Id, at);
        }
        return parked.Count;
    }
}
