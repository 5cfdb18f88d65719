using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>
/// Takes in how a payout stands at the gateway: arrived, or failed, also after it had arrived. News of an earlier attempt change nothing.
/// False where the payout is not ours.
/// </summary>
[SystemRequest]
public sealed record SettleGatewayPayout(Id<Payout> PayoutId, string ObjectId, string Account, PayoutNews News)
    : ICommand<bool>;

internal sealed class SettleGatewayPayoutHandler(IProgrammeDb db, TimeProvider clock)
    : CommandHandler<SettleGatewayPayout, bool>
{
    protected override async Task<bool> Handle(SettleGatewayPayout command, CancellationToken ct)
    {
        if (!await IsOurs(command, ct))
            return false;
        await db.Lock(command.PayoutId, ct);
        var payout = await db.Payouts.SingleAsync(p => p.Id == command.PayoutId, ct);
        if (payout.Attempt != command.News.Attempt)
            return true;
        if (command.News.Stage == PayoutStage.Paid)
            payout.ArrivedByGateway(command.News.ArrivesOn, command.ObjectId, clock.GetUtcNow());
        if (command.News.Stage == PayoutStage.Failed)
            payout.FailedByGateway(Why(command.News.Why));
        return true;
    }

    /// <summary>The metadata alone proves nothing: the account must be the one this payout was sent to.</summary>
    private Task<bool> IsOurs(SettleGatewayPayout command, CancellationToken ct)
    {
        var transfer = GatewayOrder.KeyOf(GatewayOrderKind.Transfer, command.PayoutId.Value, command.News.Attempt);
        return db.Set<GatewayOrder>()
            .AnyAsync(
                o =>
                    o.Key == transfer
                    && db.Payouts.Any(p =>
                        p.Id == command.PayoutId
                        && db.Set<GatewayAccount>()
                            .Any(a => a.ReturneeId == p.ReturneeId && a.AccountId == command.Account)
                    ),
                ct
            );
    }

    /// <summary>As people read it on the payout: the gateway's own code.</summary>
    internal static string Why(string? code) => $"Stripe: {code ?? "failed"}";
}
