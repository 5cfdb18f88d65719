using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Who sees which plans, and the loads every use case shares.</summary>
public static class PlanQueries
{
    /// <summary>
    /// A returnee sees their own; staff who view plans see their region's, but no drafts; reviewers see those they were given.
    /// The system sees all.
    /// </summary>
    public static IQueryable<BusinessPlan> VisibleTo(this IQueryable<BusinessPlan> plans, IActor actor)
    {
        if (actor.Kind == ActorKind.System)
            return plans;
        if (actor.Kind == ActorKind.Returnee)
            return plans.Where(p => p.ReturneeId == actor.ReturneeId);
        if (actor.Kind == ActorKind.Anonymous)
            return plans.Where(p => false);

        var staff = actor.StaffId.Value;
        if (!actor.May(Permission.ViewPlans))
            return plans.Where(p => p.ReviewerIds.Contains(staff));
        var handedIn = plans.Where(p => p.Status != PlanStatus.Draft && p.SubmittedAt != null);
        return actor.Region is { } region
            ? handedIn.Where(p =>
                EF.Functions.Like((string)(object)p.Region, region.Value + "%") || p.ReviewerIds.Contains(staff)
            )
            : handedIn;
    }

    /// <summary>The plan for a command: its row is locked first, so that two saves wait for each other instead of failing.</summary>
    public static async Task<BusinessPlan> PlanToChange(
        this IProgrammeDb db,
        Id<BusinessPlan> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.BusinessPlans.VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == id, ct)
            ?? throw new NotFoundException(nameof(BusinessPlan));
    }
}
