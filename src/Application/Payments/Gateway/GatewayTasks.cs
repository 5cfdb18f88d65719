using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Orders that wait for a decision, and online payments that somebody must look at.</summary>
internal sealed class GatewayTasks(IProgrammeDb db, OpenRails rails) : ITaskSource
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!rails.IsOpen || !actor.May(Permission.ReconcileGateway))
            return [];
        var orders = await db.Set<GatewayOrder>()
            .AsNoTracking()
            .Where(o => o.Status == GatewayOrderStatus.Unknown && o.NextAt == null)
            .OrderBy(o => o.MadeAt)
            .Take(Shown)
            .ToListAsync(ct);
        var payments = await db.Set<OnlinePayment>()
            .AsNoTracking()
            .Where(p => p.Concern != null)
            .OrderBy(p => p.MadeAt)
            .Take(Shown)
            .ToListAsync(ct);
        return
        [
            .. orders.Select(o => new InboxTask(
                "decide-gateway-order",
                o.Id.Value,
                o.SubjectReference,
                o.RequestId,
                ProgrammeCalendar.DateOf(o.MadeAt).AddDays(1)
            )),
            .. payments.Select(p => new InboxTask(
                "see-to-online-payment",
                p.Id.Value,
                p.SubjectReference,
                p.Reference,
                ProgrammeCalendar.DateOf(p.MadeAt).AddDays(1)
            )),
        ];
    }
}
