using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The plan does not meet the call's conditions; the applicant reads why.</summary>
[RequirePermission(Permission.ScreenPlans)]
public sealed record FindPlanIneligible(
    Id<BusinessPlan> PlanId,
    IReadOnlyList<IneligibleReason> Reasons,
    string? Explanation
) : ICommand, IStatesReason
{
    string? IStatesReason.Reason => Explanation;
}

internal sealed class FindPlanIneligibleHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<FindPlanIneligible>
{
    protected override async Task Handle(FindPlanIneligible command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).FindIneligible(
            command.Reasons,
            command.Explanation,
            actor.StaffId,
            clock.GetUtcNow()
        );
}
