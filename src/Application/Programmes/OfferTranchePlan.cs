using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Takes a pattern of tranches out of new calls' choice, or puts it back.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record OfferTranchePlan(Id<TranchePlan> TranchePlanId, bool Offered) : ICommand;

internal sealed class OfferTranchePlanHandler(IProgrammeDb db) : CommandHandler<OfferTranchePlan>
{
    protected override async Task Handle(OfferTranchePlan command, CancellationToken ct)
    {
        var plan = await db.TranchePlanToChange(command.TranchePlanId, ct);
        if (command.Offered)
            plan.Offer();
        else
            plan.Retire();
    }
}
