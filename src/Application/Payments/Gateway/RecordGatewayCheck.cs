using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>
/// Keeps the movements and the balance, ties each movement to what it belongs to, and has every payout looked at that may still fail.
/// </summary>
[SystemRequest]
public sealed record RecordGatewayCheck(long Balance, int Missed, IReadOnlyList<GatewayMovementNews> Movements)
    : ICommand;

internal sealed class RecordGatewayCheckHandler(IProgrammeDb db, IOutbox outbox, IOnceGate gate, TimeProvider clock)
    : CommandHandler<RecordGatewayCheck>
{
    // A paid payout may turn out failed within five working days.
    private static readonly TimeSpan MayFailFor = TimeSpan.FromDays(10);

    protected override async Task Handle(RecordGatewayCheck command, CancellationToken ct)
    {
        await gate.Pass("gateway-check", ct);
        var at = clock.GetUtcNow();
        var fresh = await Keep(command.Movements, ct);
        db.Set<GatewayCheck>().Add(GatewayCheck.Of(command.Balance, command.Missed, fresh, at));
        await Tie(ct);
        var sent = await db
            .Payouts.Where(p => p.Rail == PayoutRail.Gateway && p.SentAt >= at - MayFailFor)
            .Where(p => p.Status == PayoutStatus.Sent || p.Status == PayoutStatus.Paid)
            .Select(p => p.Id)
            .ToListAsync(ct);
        foreach (var payout in sent)
            outbox.LookAt(payout, at);
        var accounts = await db.Set<GatewayAccount>()
            .Where(a => a.AccountId != null && a.Status != GatewayAccountStatus.Ready)
            .Select(a => a.Id)
            .ToListAsync(ct);
        foreach (var account in accounts)
            outbox.LookAt(account, at);
    }

    private async Task<int> Keep(IReadOnlyList<GatewayMovementNews> movements, CancellationToken ct)
    {
        var ids = movements.Select(m => m.Id).ToList();
        var known = await db.Set<GatewayMovement>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        var fresh = movements.ExceptBy(known, m => m.Id).DistinctBy(m => m.Id).ToList();
        foreach (var m in fresh)
            db.Set<GatewayMovement>()
                .Add(GatewayMovement.Of(m.Id, m.Type, m.Source, m.Amount, m.Fee, m.Net, m.CreatedAt));
        return fresh.Count;
    }

    /// <summary>A charge belongs to the payment whose receipt it became, a transfer to its payout.</summary>
    private async Task Tie(CancellationToken ct)
    {
        var stored = await db.Set<GatewayMovement>().Where(m => m.Match == null).ToListAsync(ct);
        var loose = stored.Concat(db.Set<GatewayMovement>().Local.Where(m => m.Match is null)).Distinct().ToList();
        var sources = loose.Select(m => m.Source).OfType<string>().ToList();
        var payments = await db.Set<OnlinePayment>()
            .Where(p => sources.Contains(p.ChargeId!) || sources.Contains(p.PaymentId!))
            .Select(p => new
            {
                p.ChargeId,
                p.PaymentId,
                p.Reference,
            })
            .ToListAsync(ct);
        var orders = await db.Set<GatewayOrder>()
            .Where(o => sources.Contains(o.ObjectId!))
            .Select(o => new { o.ObjectId, o.SubjectReference })
            .ToListAsync(ct);
        foreach (var movement in loose)
        {
            var match =
                payments.Find(p => p.ChargeId == movement.Source || p.PaymentId == movement.Source)?.Reference
                ?? orders.Find(o => o.ObjectId == movement.Source)?.SubjectReference;
            if (match is not null)
                movement.Matches(match);
        }
    }
}
