using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>Writes a pattern of tranches: a new one without an id, else the one named. Calls that chose it keep their parts.</summary>
[RequirePermission(Permission.ManageCalls)]
public sealed record WriteTranchePlan(Id<TranchePlan>? TranchePlanId, string Name, IReadOnlyList<TrancheTemplate> Parts)
    : ICommand<Id<TranchePlan>>;

internal sealed class WriteTranchePlanHandler(IProgrammeDb db) : CommandHandler<WriteTranchePlan, Id<TranchePlan>>
{
    protected override async Task<Id<TranchePlan>> Handle(WriteTranchePlan command, CancellationToken ct)
    {
        if (command.TranchePlanId is { } id)
        {
            (await db.TranchePlanToChange(id, ct)).Rewrite(command.Name, command.Parts);
            return id;
        }

        var plan = TranchePlan.Write(Id<TranchePlan>.New(), command.Name, command.Parts);
        db.Set<TranchePlan>().Add(plan);
        return plan.Id;
    }
}
