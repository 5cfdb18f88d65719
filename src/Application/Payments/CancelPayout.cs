using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Cancels an order that was not sent; what it was to pay can be prepared again.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record CancelPayout(Id<Payout> PayoutId, string Reason) : ICommand, IStatesReason;

internal sealed class CancelPayoutHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<CancelPayout>
{
    protected override async Task Handle(CancelPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        payout.Cancel(command.Reason, clock.GetUtcNow());
    }
}
