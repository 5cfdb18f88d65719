using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>A plan to judge beside the rubric. Whose plan it is stays unknown; others' scores show only after one's own.</summary>
[RequirePermission(Permission.ReviewPlans)]
public sealed record ReviewDesk(Id<Review> ReviewId) : IQuery<ReviewDeskPage>;

/// <summary>The desk. <see cref="SoFar"/> and totals are hundredths of a point; <see cref="Place"/> counts open reviews from 1.</summary>
public sealed record ReviewDeskPage(
    Id<Review> Id,
    ReviewStatus Status,
    DateOnly DueOn,
    PlanView Plan,
    bool PlanIsUnderReview,
    IReadOnlyList<RubricCriterion> Rubric,
    IReadOnlyList<CriterionScore> Scores,
    string? Note,
    int? SoFar,
    int? Total,
    string? ReopenReason,
    IReadOnlyList<int?> Others,
    int Finished,
    int All,
    Id<Review>? Next
);

internal sealed class ReviewDeskHandler(IProgrammeDb db, IActor actor) : QueryHandler<ReviewDesk, ReviewDeskPage>
{
    protected override async Task<ReviewDeskPage> Handle(ReviewDesk query, CancellationToken ct)
    {
        var me = actor.StaffId;
        var review =
            await db
                .Reviews.AsNoTracking()
                .SingleOrDefaultAsync(
                    r => r.Id == query.ReviewId && r.ReviewerId == me && r.Status != ReviewStatus.Recused,
                    ct
                )
            ?? throw new NotFoundException(nameof(Review));
        var plan = await db.PlanViewOf(db.BusinessPlans, review.PlanId, ct);
        var hidden = await Hidden(plan, ct);
        var handedIn = review.Status == ReviewStatus.Submitted;
        var others = handedIn
            ? await db
                .Reviews.Where(r => r.PlanId == review.PlanId && r.Id != review.Id && r.Status != ReviewStatus.Recused)
                .OrderBy(r => r.OfferedAt)
                .ThenBy(r => r.Id)
                .Select(r => r.Total)
                .ToListAsync(ct)
            : [];
        var queue = await db.OwnQueue(me)
            .OrderBy(r => r.DueOn)
            .ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.Status })
            .ToListAsync(ct);
        return new ReviewDeskPage(
            review.Id,
            review.Status,
            review.DueOn,
            hidden,
            plan.Status == PlanStatus.InReview,
            plan.Call.Rubric,
            review.Scores,
            review.NoteForApplicant,
            Scorecard.SoFar(plan.Call.Rubric, review.Scores),
            review.Total,
            review.ReopenReason,
            others,
            queue.Count(r => r.Status == ReviewStatus.Submitted),
            queue.Count,
            queue.Find(r => r.Status != ReviewStatus.Submitted && r.Id != review.Id)?.Id
        );
    }

    private async Task<PlanView> Hidden(PlanView plan, CancellationToken ct)
    {
        var person = await db
            .BusinessPlans.Where(p => p.Id == plan.Id)
            .Join(db.Returnees, p => p.ReturneeId, r => r.Id, (p, r) => new { r.FullName, p.Region })
            .SingleAsync(ct);
        string[] codes = [person.Region.District.Value, person.Region.Regency.Value];
        var names = await db
            .Regions.Where(r => codes.Contains(r.Code))
            .OrderByDescending(r => r.Code.Length)
            .Select(r => r.Name)
            .ToListAsync(ct);
        return new Anonymous(person.FullName, string.Join(", ", names)).Of(plan);
    }
}
