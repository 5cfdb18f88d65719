using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The maker hands the order to the checker.</summary>
[RequirePermission(Permission.PreparePayouts)]
public sealed record SubmitPayout(Id<Payout> PayoutId) : ICommand;

internal sealed class SubmitPayoutHandler(IProgrammeDb db, IActor actor, PaymentPeople people, TimeProvider clock)
    : CommandHandler<SubmitPayout>
{
    protected override async Task Handle(SubmitPayout command, CancellationToken ct)
    {
        var payout = await db.PayoutToChange(command.PayoutId, actor, ct);
        var maker = await people.Person(actor.StaffId, ct);
        payout.Submit(maker, await people.Deciders(payout.PlanId, ct), clock.GetUtcNow());
    }
}
