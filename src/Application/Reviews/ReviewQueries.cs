using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Who sees which reviews and visits, and the loads every use case shares.</summary>
public static class ReviewQueries
{
    /// <summary>Reviewers see their own; staff who view plans those of the plans they see.</summary>
    public static IQueryable<Review> VisibleTo(this IQueryable<Review> reviews, IProgrammeDb db, IActor actor)
    {
        if (actor.Kind == ActorKind.System)
            return reviews;
        if (actor.Kind != ActorKind.Staff)
            return reviews.Where(r => false);
        var staff = actor.StaffId;
        if (!actor.May(Permission.ViewPlans))
            return reviews.Where(r => r.ReviewerId == staff);
        var plans = db.BusinessPlans.VisibleTo(actor);
        return reviews.Where(r => plans.Any(p => p.Id == r.PlanId));
    }

    /// <summary>Visitors see the visits they make; staff who view plans those of the plans they see.</summary>
    public static IQueryable<FieldVisit> VisibleTo(this IQueryable<FieldVisit> visits, IProgrammeDb db, IActor actor)
    {
        if (actor.Kind == ActorKind.System)
            return visits;
        if (actor.Kind != ActorKind.Staff)
            return visits.Where(v => false);
        var staff = actor.StaffId.Value;
        if (!actor.May(Permission.ViewPlans))
            return visits.Where(v => v.VisitorIds.Contains(staff));
        var plans = db.BusinessPlans.VisibleTo(actor);
        return visits.Where(v => plans.Any(p => p.Id == v.PlanId));
    }

    /// <summary>The reviewer's own review for a command; its row is locked, so that two autosaved fields follow one another.</summary>
    internal static async Task<Review> OwnReview(
        this IProgrammeDb db,
        Id<Review> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        var me = actor.StaffId;
        return await db.Reviews.SingleOrDefaultAsync(r => r.Id == id && r.ReviewerId == me, ct)
            ?? throw new NotFoundException(nameof(Review));
    }

    /// <summary>A review for the officer's command.</summary>
    internal static async Task<Review> ReviewOfOffice(
        this IProgrammeDb db,
        Id<Review> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Reviews.VisibleTo(db, actor).SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException(nameof(Review));
    }

    internal static async Task<FieldVisit> VisitToChange(
        this IProgrammeDb db,
        Id<FieldVisit> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.FieldVisits.VisibleTo(db, actor).SingleOrDefaultAsync(v => v.Id == id, ct)
            ?? throw new NotFoundException(nameof(FieldVisit));
    }

    /// <summary>The plan of a review that is still being judged; the rubric is the call's.</summary>
    internal static async Task<IReadOnlyList<RubricCriterion>> RubricFor(
        this IProgrammeDb db,
        Review review,
        CancellationToken ct
    )
    {
        var found = await (
            from plan in db.BusinessPlans
            where plan.Id == review.PlanId
            join call in db.FundingCalls on plan.CallId equals call.Id
            select new { plan.Status, call.Rubric }
        ).SingleAsync(ct);
        ReviewRules.PlanIsUnderReview.Require(found.Status == PlanStatus.InReview);
        return found.Rubric;
    }

    /// <summary>Where the reviews of a plan stand. A moderation holds until somebody hands in again.</summary>
    internal static async Task<ReviewTally> TallyOf(
        this IProgrammeDb db,
        Id<BusinessPlan> plan,
        FundingCall call,
        CancellationToken ct
    )
    {
        var reviews = await db.Reviews.Where(r => r.PlanId == plan).ToListAsync(ct);
        var moderated = await db.Set<Moderation>()
            .Where(m => m.PlanId == plan)
            .MaxAsync(m => (DateTimeOffset?)m.At, ct);
        return TallyOf(reviews, call, moderated);
    }

    internal static ReviewTally TallyOf(
        IReadOnlyCollection<Review> reviews,
        FundingCall call,
        DateTimeOffset? moderatedAt
    ) => ReviewTally.Of(reviews, call, moderatedAt >= reviews.Max(r => r.SubmittedAt));

    /// <summary>Whether a member of staff was asked to review one of the plans, or visited.</summary>
    internal static async Task<bool> HasJudged(
        this IProgrammeDb db,
        Id<StaffMember> staff,
        IReadOnlyCollection<Id<BusinessPlan>> plans,
        CancellationToken ct
    ) =>
        await db.Reviews.AnyAsync(r => plans.Contains(r.PlanId) && r.ReviewerId == staff, ct)
        || await db.FieldVisits.AnyAsync(
            v =>
                plans.Contains(v.PlanId)
                && v.VisitorIds.Contains(staff.Value)
                && v.Status != FieldVisitStatus.Cancelled,
            ct
        );
}
