using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Plans between screening and decision. Filters: <c>status</c>, <c>call</c>; search: business, reference.</summary>
[RequirePermission(Permission.ViewPlans)]
public sealed record PlansInJudging(ListQuery List) : IQuery<Slice<PlanInJudgingRow>>;

public sealed record PlanInJudgingRow(
    Id<BusinessPlan> Id,
    string Reference,
    string BusinessName,
    string Call,
    PlanStatus Status,
    int HandedIn,
    int Asked,
    int Needed,
    int? Lowest,
    int? Highest,
    int SpreadLimit,
    DateOnly? VisitOn,
    DateTimeOffset ChangedAt
)
{
    /// <summary>Hundredths of a point.</summary>
    public int Spread => Highest - Lowest ?? 0;

    public bool FarApart => Status == PlanStatus.InReview && Spread > SpreadLimit * 100;
}

internal sealed class PlansInJudgingHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<PlansInJudging, Slice<PlanInJudgingRow>>
{
    private static readonly PlanStatus[] Judged =
    [
        PlanStatus.Screened,
        PlanStatus.InReview,
        PlanStatus.FieldVisit,
        PlanStatus.ReadyForDecision,
        PlanStatus.Waitlisted,
    ];

    private static readonly Sorts<BusinessPlan, Id<BusinessPlan>> Sorts = new Sorts<BusinessPlan, Id<BusinessPlan>>(p =>
        p.Id
    )
        .By("changed", p => p.ChangedAt)
        .By("reference", p => p.Reference);

    protected override Task<Slice<PlanInJudgingRow>> Handle(PlansInJudging query, CancellationToken ct)
    {
        var plans = Filtered(db.BusinessPlans.VisibleTo(actor).Where(p => Judged.Contains(p.Status)), query.List);
        return plans.Slice(
            query.List,
            Sorts,
            p => new PlanInJudgingRow(
                p.Id,
                p.Reference,
                p.BusinessName,
                db.FundingCalls.Where(c => c.Id == p.CallId).Select(c => c.Title).First(),
                p.Status,
                db.Reviews.Count(r => r.PlanId == p.Id && r.Status == ReviewStatus.Submitted),
                db.Reviews.Count(r => r.PlanId == p.Id && r.Status != ReviewStatus.Recused),
                db.FundingCalls.Where(c => c.Id == p.CallId).Select(c => c.ReviewersNeeded).First(),
                db.Reviews.Where(r => r.PlanId == p.Id && r.Status == ReviewStatus.Submitted).Min(r => r.Total),
                db.Reviews.Where(r => r.PlanId == p.Id && r.Status == ReviewStatus.Submitted).Max(r => r.Total),
                db.FundingCalls.Where(c => c.Id == p.CallId).Select(c => c.SpreadLimit).First(),
                db.FieldVisits.Where(v => v.PlanId == p.Id && v.Status == FieldVisitStatus.Scheduled)
                    .Select(v => (DateOnly?)v.PlannedOn)
                    .FirstOrDefault(),
                p.ChangedAt
            ),
            ct
        );
    }

    private static IQueryable<BusinessPlan> Filtered(IQueryable<BusinessPlan> plans, ListQuery list)
    {
        if (list.Choice<PlanStatus>("status") is { } status)
            plans = plans.Where(p => p.Status == status);
        if (Id<FundingCall>.TryParse(list["call"], null, out var call))
            plans = plans.Where(p => p.CallId == call);
        if (list.Search is not { } words)
            return plans;
        var pattern = words.ToLowerInvariant().ToPattern();
        return plans.Where(p =>
            EF.Functions.Like(p.BusinessName.ToLower(), pattern) || EF.Functions.Like(p.Reference.ToLower(), pattern)
        );
    }
}
