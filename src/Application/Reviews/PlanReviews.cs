using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.History;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>The reviews of a plan side by side, its visits, and who could still be asked.</summary>
[RequirePermission(Permission.AssignReviewers, Permission.DecidePlans, Permission.ViewPlans)]
public sealed record PlanReviews(Id<BusinessPlan> PlanId) : IQuery<PlanReviewsPage>;

public sealed record PlanReviewsPage(
    Id<BusinessPlan> Id,
    string Reference,
    string BusinessName,
    PlanStatus Status,
    string Applicant,
    string Call,
    IReadOnlyList<RubricCriterion> Rubric,
    ReviewTally Tally,
    IReadOnlyList<PlanReviewRow> Reviews,
    IReadOnlyList<ModerationRow> Moderations,
    IReadOnlyList<PlanVisitRow> Visits,
    IReadOnlyList<CandidateRow> Candidates,
    IReadOnlyList<VisitorRow> Visitors,
    IReadOnlyList<HistoryRow> History
)
{
    public IEnumerable<CandidateRow> Free => Candidates.Where(c => c.Exclusions.Count == 0);

    public IEnumerable<CandidateRow> Excluded => Candidates.Where(c => c.Exclusions.Count > 0);

    public bool VisitIsPlanned => Visits.Any(v => v.Status == FieldVisitStatus.Scheduled);

    public bool MayBeVisited =>
        Status is PlanStatus.InReview or PlanStatus.FieldVisit && Tally.IsComplete && !VisitIsPlanned;
}

public sealed record PlanReviewRow(
    Id<Review> Id,
    string Reviewer,
    string Office,
    ReviewStatus Status,
    DateOnly DueOn,
    DateTimeOffset? SubmittedAt,
    int? Total,
    IReadOnlyList<CriterionScore> Scores,
    string? Note,
    string? Reason
);

public sealed record ModerationRow(string Record, string By, DateTimeOffset At);

public sealed record PlanVisitRow(
    Id<FieldVisit> Id,
    string Reference,
    FieldVisitStatus Status,
    DateOnly PlannedOn,
    VisitConclusion? Conclusion,
    string? Summary
);

/// <summary>Somebody who might review. <see cref="Open"/> counts reviews not finished yet.</summary>
public sealed record CandidateRow(
    Id<StaffMember> Id,
    string Name,
    string Office,
    int Open,
    IReadOnlyList<Exclusion> Exclusions
);

public sealed record VisitorRow(Id<StaffMember> Id, string Name, string Office);

internal sealed class PlanReviewsHandler(IProgrammeDb db, IActor actor, Candidates candidates)
    : QueryHandler<PlanReviews, PlanReviewsPage>
{
    protected override async Task<PlanReviewsPage> Handle(PlanReviews query, CancellationToken ct)
    {
        var plan =
            await db.BusinessPlans.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == query.PlanId, ct)
            ?? throw new NotFoundException(nameof(BusinessPlan));
        var call = await db.CallToRead(plan.CallId, ct);
        var applicant = await db.Returnees.AsNoTracking().SingleAsync(r => r.Id == plan.ReturneeId, ct);
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => r.PlanId == plan.Id)
            .OrderBy(r => r.OfferedAt)
            .ThenBy(r => r.Id)
            .ToListAsync(ct);
        var moderations = await ModerationsOf(plan.Id, ct);
        var assigns = actor.May(Permission.AssignReviewers);
        return new PlanReviewsPage(
            plan.Id,
            plan.Reference,
            plan.BusinessName,
            plan.Status,
            applicant.FullName,
            call.Title,
            call.Rubric,
            ReviewQueries.TallyOf(reviews, call, moderations.Max(m => (DateTimeOffset?)m.At)),
            await RowsOf(reviews, ct),
            moderations,
            await VisitsOf(plan.Id, ct),
            assigns ? await CandidatesFor(plan, applicant, reviews, ct) : [],
            assigns ? await VisitorChoices(ct) : [],
            await db.HistoryOf(plan.Id.Value, ct, PlanDetailHandler.SmallSteps)
        );
    }

    private async Task<IReadOnlyList<PlanReviewRow>> RowsOf(List<Review> reviews, CancellationToken ct)
    {
        var ids = reviews.Select(r => r.ReviewerId).ToList();
        var people = await db
            .Staff.AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .Select(s => new VisitorRow(s.Id, s.FullName, s.Office))
            .ToDictionaryAsync(s => s.Id, ct);
        return
        [
            .. reviews.Select(r => new PlanReviewRow(
                r.Id,
                people[r.ReviewerId].Name,
                people[r.ReviewerId].Office,
                r.Status,
                r.DueOn,
                r.SubmittedAt,
                r.Total,
                r.Status == ReviewStatus.Submitted ? r.Scores : [],
                r.Status == ReviewStatus.Submitted ? r.NoteForApplicant : null,
                r.Status == ReviewStatus.Recused ? r.RecusalReason : r.ReopenReason
            )),
        ];
    }

    private Task<List<ModerationRow>> ModerationsOf(Id<BusinessPlan> plan, CancellationToken ct) =>
        db.Set<Moderation>()
            .AsNoTracking()
            .Where(m => m.PlanId == plan)
            .OrderBy(m => m.At)
            .Select(m => new ModerationRow(
                m.Record,
                db.Staff.Where(s => s.Id == m.ById).Select(s => s.FullName).First(),
                m.At
            ))
            .ToListAsync(ct);

    private Task<List<PlanVisitRow>> VisitsOf(Id<BusinessPlan> plan, CancellationToken ct) =>
        db
            .FieldVisits.AsNoTracking()
            .Where(v => v.PlanId == plan)
            .OrderByDescending(v => v.PlannedOn)
            .Select(v => new PlanVisitRow(v.Id, v.Reference, v.Status, v.PlannedOn, v.Conclusion, v.Summary))
            .ToListAsync(ct);

    private async Task<IReadOnlyList<CandidateRow>> CandidatesFor(
        BusinessPlan plan,
        Domain.Returnees.Returnee applicant,
        List<Review> reviews,
        CancellationToken ct
    )
    {
        var reviewers = db.Staff.Where(s => s.IsActive && s.Roles.Contains(Role.Reviewer));
        var found = await candidates.For(applicant, reviewers, ct);
        var load = await db
            .Reviews.Where(r => r.Status != ReviewStatus.Submitted && r.Status != ReviewStatus.Recused)
            .GroupBy(r => r.ReviewerId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var asked = reviews.Select(r => r.ReviewerId).ToHashSet();
        return
        [
            .. found
                .Select(c => new CandidateRow(
                    c.Member.Id,
                    c.Member.FullName,
                    c.Member.Office,
                    load.GetValueOrDefault(c.Member.Id),
                    c.ExclusionsFrom(plan, applicant, asked)
                ))
                .OrderBy(c => c.Open)
                .ThenBy(c => c.Name),
        ];
    }

    private Task<List<VisitorRow>> VisitorChoices(CancellationToken ct)
    {
        var region = actor.Region;
        var able = db.MayVisit().AsNoTracking();
        return able.Where(s => region == null || s.Region == null || s.Region == region)
            .OrderBy(s => s.FullName)
            .Select(s => new VisitorRow(s.Id, s.FullName, s.Office))
            .ToListAsync(ct);
    }
}
