using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>
/// Keeps what was typed in a section: one field by itself or all of them. Answers with the fields that somebody else changed
/// meanwhile; those stay as they are until the person has chosen.
/// </summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record WritePlan(Id<BusinessPlan> PlanId, PlanSection Section, IReadOnlyList<FieldChange> Changes)
    : ICommand<IReadOnlyList<FieldConflict>>;

internal sealed class WritePlanHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<WritePlan, IReadOnlyList<FieldConflict>>
{
    protected override async Task<IReadOnlyList<FieldConflict>> Handle(WritePlan command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).Write(command.Section, command.Changes, clock.GetUtcNow());
}
