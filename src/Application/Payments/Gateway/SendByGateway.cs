using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments.Gateway;

/// <summary>Hands an approved payout to the gateway instead of a bank file. Approval stays what it was: maker and checker, before this.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record SendByGateway(Id<Payout> PayoutId) : ICommand;

internal sealed class SendByGatewayHandler(
    IProgrammeDb db,
    IActor actor,
    GatewayOrders orders,
    OpenRails rails,
    TimeProvider clock
) : CommandHandler<SendByGateway>
{
    protected override async Task Handle(SendByGateway command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        var account = await db.Set<GatewayAccount>().SingleOrDefaultAsync(a => a.ReturneeId == payout.ReturneeId, ct);
        payout.SendByGateway(account, rails.Payouts.Most, clock.GetUtcNow());
        orders.Transfer(payout, account!.AccountId!);
    }
}
