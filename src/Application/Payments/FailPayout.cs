using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The bank refused the transfer, or gave the money back after it had been confirmed.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record FailPayout(Id<Payout> PayoutId, string Reason) : ICommand, IStatesReason;

internal sealed class FailPayoutHandler(IProgrammeDb db, IActor actor, TimeProvider clock) : CommandHandler<FailPayout>
{
    protected override async Task Handle(FailPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        payout.Fail(command.Reason, clock.GetUtcNow());
    }
}
