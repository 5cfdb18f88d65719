using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>The reviewer's own queue, what is due first on top. Filter: <c>status</c>; search: reference. Nobody is named.</summary>
[RequirePermission(Permission.ReviewPlans)]
public sealed record MyReviews(ListQuery List) : IQuery<MyReviewsPage>;

/// <summary>The queue with its progress: how many are finished of how many asked.</summary>
public sealed record MyReviewsPage(Slice<MyReviewRow> Rows, int Finished, int All, Id<Review>? Next);

public sealed record MyReviewRow(
    Id<Review> Id,
    string Plan,
    string Call,
    string? District,
    Money Requested,
    ReviewStatus Status,
    DateOnly DueOn,
    int Answered,
    int Criteria
);

internal sealed class MyReviewsHandler(IProgrammeDb db, IActor actor) : QueryHandler<MyReviews, MyReviewsPage>
{
    private static readonly Sorts<Review, Id<Review>> Sorts = new Sorts<Review, Id<Review>>(r => r.Id)
        .By("due", r => r.DueOn)
        .By("offered", r => r.OfferedAt, descending: true);

    protected override async Task<MyReviewsPage> Handle(MyReviews query, CancellationToken ct)
    {
        var mine = db.OwnQueue(actor.StaffId);
        var counts = await mine.GroupBy(r => r.Status == ReviewStatus.Submitted)
            .Select(g => new { Finished = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var next = await mine.Where(r => r.Status != ReviewStatus.Submitted)
            .OrderBy(r => r.DueOn)
            .ThenBy(r => r.Id)
            .Select(r => (Id<Review>?)r.Id)
            .FirstOrDefaultAsync(ct);
        var rows = await Filtered(mine, query.List)
            .Slice(
                query.List,
                Sorts,
                r => new
                {
                    r.Id,
                    r.Status,
                    r.DueOn,
                    r.Scores,
                    Plan = db
                        .BusinessPlans.Where(p => p.Id == r.PlanId)
                        .Select(p => new
                        {
                            p.Reference,
                            p.RequestedAmount,
                            District = db
                                .Regions.Where(g => g.Code == ((string)(object)p.Region).Substring(0, 6))
                                .Select(g => g.Name)
                                .FirstOrDefault(),
                        })
                        .First(),
                    Call = db.FundingCalls.Where(c => c.Id == r.CallId).Select(c => new { c.Title, c.Rubric }).First(),
                },
                ct
            );
        return new MyReviewsPage(
            rows.To(r => new MyReviewRow(
                r.Id,
                r.Plan.Reference,
                r.Call.Title,
                r.Plan.District,
                r.Plan.RequestedAmount,
                r.Status,
                r.DueOn,
                Scorecard.Answered(r.Call.Rubric, r.Scores),
                r.Call.Rubric.Count
            )),
            counts.Where(c => c.Finished).Sum(c => c.Count),
            counts.Sum(c => c.Count),
            next
        );
    }

    private IQueryable<Review> Filtered(IQueryable<Review> reviews, ListQuery list)
    {
        if (list.Choice<ReviewStatus>("status") is { } status)
            reviews = reviews.Where(r => r.Status == status);
        if (list.Search is not { } words)
            return reviews;
        var pattern = words.ToLowerInvariant().ToPattern();
        return reviews.Where(r =>
            db.BusinessPlans.Any(p => p.Id == r.PlanId && EF.Functions.Like(p.Reference.ToLower(), pattern))
        );
    }
}

internal static class Queues
{
    /// <summary>What a reviewer has to do, and what is finished; a plan sent back or withdrawn is nobody's task.</summary>
    public static IQueryable<Review> OwnQueue(this IProgrammeDb db, Id<StaffMember> reviewer) =>
        db.Reviews.Where(r =>
            r.ReviewerId == reviewer
            && r.Status != ReviewStatus.Recused
            && (
                r.Status == ReviewStatus.Submitted
                || db.BusinessPlans.Any(p => p.Id == r.PlanId && p.Status == PlanStatus.InReview)
            )
        );
}
