using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Plans the reviewer has to judge, by their day.</summary>
internal sealed class ReviewerTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.ReviewPlans))
            return [];
        var open = await db.OwnQueue(actor.StaffId)
            .Where(r => r.Status != ReviewStatus.Submitted)
            .OrderBy(r => r.DueOn)
            .Take(Shown)
            .Select(r => new
            {
                r.Id,
                r.DueOn,
                r.Status,
                Plan = db.BusinessPlans.Where(p => p.Id == r.PlanId).Select(p => p.Reference).First(),
                Call = db.FundingCalls.Where(c => c.Id == r.CallId).Select(c => c.Title).First(),
            })
            .ToListAsync(ct);
        return
        [
            .. open.Select(r => new InboxTask(
                r.Status == ReviewStatus.Offered ? "answer-review" : "review-plan",
                r.Id.Value,
                r.Plan,
                r.Call,
                r.DueOn
            )),
        ];
    }
}

/// <summary>Visits to make and to write down.</summary>
internal sealed class VisitTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.RecordFieldVisits) && !actor.May(Permission.AssignReviewers))
            return [];
        var me = actor.StaffId.Value;
        var planned = await db
            .FieldVisits.Where(v => v.Status == FieldVisitStatus.Scheduled && v.VisitorIds.Contains(me))
            .OrderBy(v => v.PlannedOn)
            .Take(Shown)
            .Select(v => new
            {
                v.Id,
                v.PlannedOn,
                v.Reference,
                Plan = db.BusinessPlans.Where(p => p.Id == v.PlanId).Select(p => p.BusinessName).First(),
            })
            .ToListAsync(ct);
        return [.. planned.Select(v => new InboxTask("record-visit", v.Id.Value, v.Plan, v.Reference, v.PlannedOn))];
    }
}

/// <summary>What the officer keeps going: reviewers to find, differences to settle, visits to plan.</summary>
internal sealed class JudgingTasks(IProgrammeDb db) : ITaskSource
{
    private const int Shown = 100;

    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.AssignReviewers))
            return [];
        var plans = await db
            .BusinessPlans.AsNoTracking()
            .VisibleTo(actor)
            .Where(p =>
                p.Status == PlanStatus.Screened
                || p.Status == PlanStatus.InReview
                || (
                    p.Status == PlanStatus.FieldVisit
                    && !db.FieldVisits.Any(v => v.PlanId == p.Id && v.Status == FieldVisitStatus.Scheduled)
                )
            )
            .OrderBy(p => p.ChangedAt)
            .Take(Shown)
            .Select(p => new Open(
                p.Id,
                p.BusinessName,
                p.Reference,
                p.Status,
                db.FundingCalls.Where(c => c.Id == p.CallId).Select(c => c.ReviewersNeeded).First(),
                db.FundingCalls.Where(c => c.Id == p.CallId).Select(c => c.SpreadLimit).First(),
                db.Reviews.Count(r => r.PlanId == p.Id && r.Status != ReviewStatus.Recused),
                db.Reviews.Where(r => r.PlanId == p.Id && r.Status == ReviewStatus.Submitted)
                    .Select(r => r.Total!.Value)
                    .ToList(),
                db.Reviews.Where(r => r.PlanId == p.Id).Max(r => r.SubmittedAt),
                db.Set<Moderation>().Where(m => m.PlanId == p.Id).Max(m => (DateTimeOffset?)m.At)
            ))
            .ToListAsync(ct);
        return [.. plans.Select(TaskOf).OfType<InboxTask>()];
    }

    private static InboxTask? TaskOf(Open plan) =>
        plan.Kind is { } kind ? new InboxTask(kind, plan.Id.Value, plan.Name, plan.Reference, null) : null;

    private sealed record Open(
        Id<BusinessPlan> Id,
        string Name,
        string Reference,
        PlanStatus Status,
        int Needed,
        int SpreadLimit,
        int Asked,
        List<int> Totals,
        DateTimeOffset? HandedInAt,
        DateTimeOffset? ModeratedAt
    )
    {
        private ReviewTally Tally => new(Totals, Asked, Needed, SpreadLimit, ModeratedAt >= HandedInAt);

        public string? Kind =>
            Status == PlanStatus.FieldVisit ? "plan-visit"
            : Asked < Needed ? "assign-reviewers"
            : Tally.MustBeSettled ? "settle-reviews"
            : Tally.IsComplete ? "plan-visit"
            : null;
    }
}

/// <summary>Calls whose plans are ready, and drafts to publish.</summary>
internal sealed class DecisionTasks(IProgrammeDb db) : ITaskSource
{
    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.DecidePlans))
            return [];
        var plans = db.BusinessPlans.VisibleTo(actor);
        var calls = await db
            .FundingCalls.AsNoTracking()
            .Where(c =>
                c.Status == CallStatus.Closed || c.Status == CallStatus.UnderReview || c.Status == CallStatus.Decided
            )
            .Select(c => new
            {
                c.Id,
                c.Title,
                c.Reference,
                Ready = plans.Count(p =>
                    p.CallId == c.Id
                    && p.Status == PlanStatus.ReadyForDecision
                    && !db.DecisionBatches.Any(b =>
                        b.Status == BatchStatus.Draft && b.Entries.Any(e => e.PlanId == p.Id)
                    )
                ),
                Drafted = db.DecisionBatches.Any(b =>
                    b.CallId == c.Id && b.Status == BatchStatus.Draft && b.Entries.Count > 0
                ),
            })
            .Where(c => c.Ready > 0 || c.Drafted)
            .ToListAsync(ct);
        return
        [
            .. calls.Select(c => new InboxTask(
                c.Ready > 0 ? "decide-plans" : "publish-decisions",
                c.Id.Value,
                c.Title,
                c.Reference,
                null
            )),
        ];
    }
}
