using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>The loads of training, written once.</summary>
internal static class TrainingQueries
{
    /// <summary>Staff see the cohorts of their region and those open to all; trainers without more see their own.</summary>
    public static IQueryable<Cohort> VisibleTo(this IQueryable<Cohort> cohorts, IActor actor)
    {
        if (actor.Kind == ActorKind.System)
            return cohorts;
        if (actor.Kind != ActorKind.Staff)
            return cohorts.Where(c => c.Status == CohortStatus.Announced);
        if (!actor.May(Permission.ManageTraining) && actor.May(Permission.RunCohorts))
        {
            var trainer = actor.StaffId;
            return cohorts.Where(c => c.Sessions.Any(s => s.TrainerId == trainer));
        }

        if (actor.Region is not { } region)
            return cohorts;
        var regency = region.Level == RegionLevel.Province ? region : region.Regency;
        return cohorts.Where(c => c.Region == null || EF.Functions.Like((string)(object)c.Region, regency.Value + "%"));
    }

    public static async Task<Course> Get(this IQueryable<Course> courses, Id<Course> id, CancellationToken ct) =>
        await courses.SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFoundException(nameof(Course));

    /// <summary>The cohort whole, behind its row's lock: seats and marks are changed by one at a time.</summary>
    public static async Task<Cohort> ForChange(this IProgrammeDb db, Id<Cohort> id, IActor actor, CancellationToken ct)
    {
        await db.Lock(id, ct);
        return await db.Cohorts.VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, ct)
            ?? throw new NotFoundException(nameof(Cohort));
    }
}
