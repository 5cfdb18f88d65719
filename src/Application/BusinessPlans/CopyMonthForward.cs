using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Fills all months after the one given (1 to 12) with its figures.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record CopyMonthForward(Id<BusinessPlan> PlanId, int Month) : ICommand;

public sealed class CopyMonthForwardValidator : AbstractValidator<CopyMonthForward>
{
    public CopyMonthForwardValidator() => RuleFor(c => c.Month).InclusiveBetween(1, PlanFields.Months);
}

internal sealed class CopyMonthForwardHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<CopyMonthForward>
{
    protected override async Task Handle(CopyMonthForward command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).CopyMonthForward(command.Month, clock.GetUtcNow());
}
