using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Asks the applicant to put sections right, each with its reason.</summary>
[RequirePermission(Permission.ScreenPlans)]
public sealed record RequestPlanChanges(Id<BusinessPlan> PlanId, IReadOnlyList<CorrectionAsked> Asked)
    : ICommand,
        IStatesReason
{
    string? IStatesReason.Reason => string.Join(" ", Asked.Select(a => a.Reason));
}

internal sealed class RequestPlanChangesHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RequestPlanChanges>
{
    protected override async Task Handle(RequestPlanChanges command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).RequestChanges(command.Asked, clock.GetUtcNow());
}
