using FluentValidation;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Adds a session, or changes it where <see cref="SessionId"/> is given.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record PlanSession(Id<Cohort> CohortId, Id<Session>? SessionId, SessionPlan Plan) : ICommand<Id<Session>>;

public sealed class PlanSessionValidator : AbstractValidator<PlanSession>
{
    public PlanSessionValidator() =>
        RuleFor(c => c.Plan).SetValidator(new SessionPlanValidator()).OverridePropertyName("");

    private sealed class SessionPlanValidator : AbstractValidator<SessionPlan>
    {
        public SessionPlanValidator()
        {
            RuleFor(p => p.Title).NotEmpty().MaximumLength(150);
            RuleFor(p => p.Place).NotEmpty().MaximumLength(200);
        }
    }
}

internal sealed class PlanSessionHandler(IProgrammeDb db, IActor actor) : CommandHandler<PlanSession, Id<Session>>
{
    protected override async Task<Id<Session>> Handle(PlanSession command, CancellationToken ct)
    {
        var cohort = await db.ForChange(command.CohortId, actor, ct);
        var trainer = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.Plan.TrainerId, ct);
        if (trainer is null || !trainer.Roles.Contains(Role.Trainer))
            throw new NotFoundException("Trainer");
        if (command.SessionId is { } existing)
        {
            cohort.ChangeSession(existing, command.Plan);
            return existing;
        }

        var id = Id<Session>.New();
        cohort.AddSession(id, command.Plan);
        return id;
    }
}
