using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Says how much of each budget line a tranche buys for the returnee; the rest of it is paid in cash.</summary>
[RequirePermission(Permission.ManagePurchases)]
public sealed record PlanInKind(Id<Grant> GrantId, Id<Tranche> TrancheId, IReadOnlyList<LineSpending> Lines) : ICommand;

internal sealed class PlanInKindHandler(IProgrammeDb db, IActor actor) : CommandHandler<PlanInKind>
{
    protected override async Task Handle(PlanInKind command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        grant.PlanInKind(command.TrancheId, command.Lines);
    }
}
