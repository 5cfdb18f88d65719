using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Changes title, place, dates or seats of a cohort that has not ended.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record ChangeCohort(Id<Cohort> CohortId, CohortPlan Plan) : ICommand;

public sealed class ChangeCohortValidator : AbstractValidator<ChangeCohort>
{
    public ChangeCohortValidator() =>
        RuleFor(c => c.Plan).SetValidator(new CohortPlanValidator()).OverridePropertyName("");
}

internal sealed class ChangeCohortHandler(IProgrammeDb db, IActor actor) : CommandHandler<ChangeCohort>
{
    protected override async Task Handle(ChangeCohort command, CancellationToken ct) =>
        (await db.ForChange(command.CohortId, actor, ct)).Change(command.Plan);
}
