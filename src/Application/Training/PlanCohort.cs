using FluentValidation;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Plans one run of a course.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record PlanCohort(Id<Course> CourseId, CohortPlan Plan) : ICommand<Id<Cohort>>;

public sealed class PlanCohortValidator : AbstractValidator<PlanCohort>
{
    public PlanCohortValidator() =>
        RuleFor(c => c.Plan).SetValidator(new CohortPlanValidator()).OverridePropertyName("");
}

/// <summary>The shape of a cohort's plan; dates and seats are the cohort's own rules.</summary>
public sealed class CohortPlanValidator : AbstractValidator<CohortPlan>
{
    public CohortPlanValidator()
    {
        RuleFor(p => p.Title).NotEmpty().MaximumLength(150);
        RuleFor(p => p.Place).NotEmpty().MaximumLength(200);
        RuleFor(p => p.OfferDays).InclusiveBetween(1, 30);
    }
}

internal sealed class PlanCohortHandler(IProgrammeDb db, TimeProvider clock) : CommandHandler<PlanCohort, Id<Cohort>>
{
    protected override async Task<Id<Cohort>> Handle(PlanCohort command, CancellationToken ct)
    {
        var course = await db.Courses.Get(command.CourseId, ct);
        TrainingRules.CourseStillOffered.Require(course.IsOffered);
        var reference = await db.NextReference("PLT", clock.Today(), ct);
        var cohort = Cohort.Plan(Id<Cohort>.New(), reference, course.Id, command.Plan);
        db.Cohorts.Add(cohort);
        return cohort.Id;
    }
}
