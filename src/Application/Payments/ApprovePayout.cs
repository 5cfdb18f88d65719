using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The checker approves the order whose content they were shown.</summary>
[RequirePermission(Permission.ApprovePayouts)]
public sealed record ApprovePayout(Id<Payout> PayoutId, string SeenHash) : ICommand;

internal sealed class ApprovePayoutHandler(IProgrammeDb db, IActor actor, PaymentPeople people, TimeProvider clock)
    : CommandHandler<ApprovePayout>
{
    protected override async Task Handle(ApprovePayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        payout.Payee.RequireCurrent(await db.PayeeOf(payout, clock.GetUtcNow(), ct));
        payout.Approve(
            command.SeenHash,
            await people.Person(actor.StaffId, ct),
            await people.Person(payout.MakerId, ct),
            await people.Deciders(payout.PlanId, ct),
            clock.GetUtcNow()
        );
    }
}
