using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>A transfer is wholly back in our balance there, whoever took it back: a failed payout may be sent anew.</summary>
[SystemRequest]
public sealed record SettleTakenBack(string Transfer) : ICommand<bool>;

internal sealed class SettleTakenBackHandler(IProgrammeDb db) : CommandHandler<SettleTakenBack, bool>
{
    protected override async Task<bool> Handle(SettleTakenBack command, CancellationToken ct)
    {
        var order = await db.Set<GatewayOrder>()
            .AsNoTracking()
            .SingleOrDefaultAsync(o => o.Kind == GatewayOrderKind.Transfer && o.ObjectId == command.Transfer, ct);
        if (order is null)
            return false;
        var id = new Id<Payout>(order.SubjectId);
        await db.Lock(id, ct);
        var payout = await db.Payouts.SingleAsync(p => p.Id == id, ct);
        if (payout.Attempt != order.Attempt)
            return true;
        payout.FailedByGateway(SettleGatewayPayoutHandler.Why("reversed"));
        payout.GatewayGaveBack();
        return true;
    }
}
