using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Says how a section was put right.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AnswerPlanCorrection(Id<BusinessPlan> PlanId, PlanSection Section, string Answer) : ICommand;

internal sealed class AnswerPlanCorrectionHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AnswerPlanCorrection>
{
    protected override async Task Handle(AnswerPlanCorrection command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).AnswerCorrection(
            command.Section,
            command.Answer,
            clock.GetUtcNow()
        );
}
