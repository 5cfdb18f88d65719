using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Opens the cohort for enrolment.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record AnnounceCohort(Id<Cohort> CohortId) : ICommand;

/// <summary>Ends enrolment.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record CloseEnrolment(Id<Cohort> CohortId) : ICommand;

/// <summary>Begins the sessions: attendance can be recorded.</summary>
[RequirePermission(Permission.ManageTraining, Permission.RunCohorts)]
public sealed record StartCohort(Id<Cohort> CohortId) : ICommand;

/// <summary>Calls the cohort off and tells everybody in it.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record CancelCohort(Id<Cohort> CohortId, string Reason) : ICommand, IStatesReason;

/// <summary>Ends the cohort; who attended enough has completed the course and gets the certificate.</summary>
[RequirePermission(Permission.ManageTraining, Permission.RunCohorts)]
public sealed record CompleteCohort(Id<Cohort> CohortId) : ICommand;

internal sealed class AnnounceCohortHandler(IProgrammeDb db, IActor actor) : CommandHandler<AnnounceCohort>
{
    protected override async Task Handle(AnnounceCohort command, CancellationToken ct) =>
        (await db.ForChange(command.CohortId, actor, ct)).Announce();
}

internal sealed class CloseEnrolmentHandler(IProgrammeDb db, IActor actor) : CommandHandler<CloseEnrolment>
{
    protected override async Task Handle(CloseEnrolment command, CancellationToken ct) =>
        (await db.ForChange(command.CohortId, actor, ct)).CloseEnrolment();
}

internal sealed class StartCohortHandler(IProgrammeDb db, IActor actor) : CommandHandler<StartCohort>
{
    protected override async Task Handle(StartCohort command, CancellationToken ct) =>
        (await db.ForChange(command.CohortId, actor, ct)).Start();
}

internal sealed class CancelCohortHandler(IProgrammeDb db, IActor actor) : CommandHandler<CancelCohort>
{
    protected override async Task Handle(CancelCohort command, CancellationToken ct) =>
        (await db.ForChange(command.CohortId, actor, ct)).Cancel(command.Reason);
}

internal sealed class CompleteCohortHandler(IProgrammeDb db, IActor actor) : CommandHandler<CompleteCohort>
{
    protected override async Task Handle(CompleteCohort command, CancellationToken ct)
    {
        var cohort = await db.ForChange(command.CohortId, actor, ct);
        cohort.Complete((await db.Courses.Get(cohort.CourseId, ct)).MinimumAttendance);
    }
}
