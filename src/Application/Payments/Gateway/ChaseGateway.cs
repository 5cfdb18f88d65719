using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>
/// Comes back to whatever had no answer in its time: orders, notices, payments that are still open. This is what finishes the work of a
/// program that died. The number of things asked for.
/// </summary>
[SystemRequest]
public sealed record ChaseGateway : ICommand<int>;

internal sealed class ChaseGatewayHandler(IProgrammeDb db, IOutbox outbox, IOnceGate gate, TimeProvider clock)
    : CommandHandler<ChaseGateway, int>
{
    private const int AtOnce = 100;

    protected override async Task<int> Handle(ChaseGateway command, CancellationToken ct)
    {
        await gate.Pass("chase-gateway", ct);
        var now = clock.GetUtcNow();
        return await Orders(now, ct) + await Notices(now, ct) + await Payments(now, ct);
    }

    private async Task<int> Orders(DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.Set<GatewayOrder>()
            .Where(o => o.NextAt <= now)
            .OrderBy(o => o.NextAt)
            .Select(o => o.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var id in due)
            // Answered while this waited for its lock, it is not due any more.
            if (await db.OrderToChange(id, ct) is var order && order.NextAt <= now)
            {
                outbox.Send(id, now);
                order.Chased(now);
            }
        return due.Count;
    }

    private async Task<int> Notices(DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.Set<GatewayEvent>()
            .Where(e => e.NextAt <= now)
            .OrderBy(e => e.NextAt)
            .Select(e => e.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var id in due)
        {
            await gate.Pass("gateway-event:" + id, ct);
            var told = await db.Set<GatewayEvent>().SingleAsync(e => e.Id == id, ct);
            if (told.NextAt > now || told.NextAt is null)
                continue;
            outbox.Apply(id, now);
            told.Chased(now);
        }
        return due.Count;
    }

    private async Task<int> Payments(DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.Set<OnlinePayment>()
            .Where(p => p.NextLookAt <= now)
            .OrderBy(p => p.NextLookAt)
            .Select(p => p.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var id in due)
            if (await db.OnlinePaymentToChange(id, ct) is { } payment && payment.NextLookAt <= now)
            {
                outbox.LookAt(id, now);
                payment.Chased(now);
            }
        return due.Count;
    }
}
