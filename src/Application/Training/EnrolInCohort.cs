using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>The returnee takes a seat, or joins the waiting list where none is left.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record EnrolInCohort(Id<Cohort> CohortId) : ICommand<EnrolmentStatus>;

/// <summary>An officer enrols a returnee who asked for it.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record EnrolReturnee(Id<Cohort> CohortId, string ReturneeReference) : ICommand<EnrolmentStatus>;

internal sealed class EnrolInCohortHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<EnrolInCohort, EnrolmentStatus>
{
    protected override async Task<EnrolmentStatus> Handle(EnrolInCohort command, CancellationToken ct)
    {
        var returnee = actor.ReturneeId;
        var status = await db.Returnees.Where(r => r.Id == returnee).Select(r => r.Status).SingleAsync(ct);
        return await db.Enrol(command.CohortId, returnee, status, actor, clock, ct);
    }
}

internal sealed class EnrolReturneeHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<EnrolReturnee, EnrolmentStatus>
{
    protected override async Task<EnrolmentStatus> Handle(EnrolReturnee command, CancellationToken ct)
    {
        var reference = command.ReturneeReference.Trim().ToUpperInvariant();
        var found = await db
            .Returnees.Where(r => r.Reference == reference)
            .Select(r => new
            {
                r.Id,
                r.Status,
                r.Village,
            })
            .SingleOrDefaultAsync(ct);
        var seen =
            found is not null
            && (actor.Region is not { } region || found.Village is { } village && region.Contains(village));
        if (!seen)
            throw new RuleBrokenException(TrainingRules.OnlyVerifiedReturnees)
            {
                Field = nameof(command.ReturneeReference),
            };
        return await db.Enrol(command.CohortId, found!.Id, found.Status, actor, clock, ct);
    }
}

file static class Enrolling
{
    public static async Task<EnrolmentStatus> Enrol(
        this IProgrammeDb db,
        Id<Cohort> cohortId,
        Id<Returnee> returnee,
        ReturneeStatus status,
        IActor actor,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        TrainingRules.OnlyVerifiedReturnees.Require(status == ReturneeStatus.Verified);
        var cohort = await db.ForChange(cohortId, actor, ct);
        var id = cohort.Enrol(returnee, clock.GetUtcNow());
        return cohort.Enrolments.Single(e => e.Id == id).Status;
    }
}
