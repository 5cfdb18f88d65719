using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The checker returns the order to its maker.</summary>
[RequirePermission(Permission.ApprovePayouts)]
public sealed record ReturnPayout(Id<Payout> PayoutId, string Reason) : ICommand, IStatesReason;

internal sealed class ReturnPayoutHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ReturnPayout>
{
    protected override async Task Handle(ReturnPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        payout.ReturnToMaker(command.Reason, clock.GetUtcNow());
    }
}
