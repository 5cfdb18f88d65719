using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Begins another attempt of a payout the bank refused, with the recipient's present account.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record RetryPayout(Id<Payout> PayoutId) : ICommand;

internal sealed class RetryPayoutHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RetryPayout>
{
    protected override async Task Handle(RetryPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        var payee = await db.PayeeOf(payout, clock.GetUtcNow(), ct);
        payout.TryAgain(payee, actor.StaffId, clock.GetUtcNow());
    }
}
