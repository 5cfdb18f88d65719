using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The returnee takes the plan back.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record WithdrawPlan(Id<BusinessPlan> PlanId, string Reason) : ICommand, IStatesReason;

internal sealed class WithdrawPlanHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<WithdrawPlan>
{
    protected override async Task Handle(WithdrawPlan command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).Withdraw(command.Reason, clock.GetUtcNow());
}
