using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The plan meets the call's conditions and goes on to be reviewed.</summary>
[RequirePermission(Permission.ScreenPlans)]
public sealed record ScreenPlan(Id<BusinessPlan> PlanId) : ICommand;

internal sealed class ScreenPlanHandler(IProgrammeDb db, IActor actor, TimeProvider clock) : CommandHandler<ScreenPlan>
{
    protected override async Task Handle(ScreenPlan command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).Screen(actor.StaffId, clock.GetUtcNow());
}
