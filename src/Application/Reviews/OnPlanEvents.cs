using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Reviews;

/// <summary>
/// A plan sent back for corrections is judged anew: finished reviews open again, and go on when the plan has been screened again.
/// One withdrawn leaves the visit plan and the draft of decisions.
/// </summary>
internal sealed class OnPlanEvents(IProgrammeDb db, ILetterTexts texts, TimeProvider clock)
    : IDomainEventHandler<PlanChangesRequested>,
        IDomainEventHandler<PlanScreened>,
        IDomainEventHandler<PlanWithdrawn>
{
    private const int DaysToLookAgain = 7;

    public async Task Handle(PlanChangesRequested happened, CancellationToken ct)
    {
        var finished = await db
            .Reviews.Where(r => r.PlanId == happened.PlanId && r.Status == ReviewStatus.Submitted)
            .ToListAsync(ct);
        foreach (var review in finished)
            review.Reopen(texts.Of("id", "reviews.reopened-for-changes"), clock.Today().AddDays(DaysToLookAgain));
    }

    public async Task Handle(PlanScreened happened, CancellationToken ct)
    {
        if (!await db.Reviews.AnyAsync(r => r.PlanId == happened.PlanId && r.Status != ReviewStatus.Recused, ct))
            return;
        var plan = (await db.BusinessPlans.FindAsync([happened.PlanId], ct))!;
        plan.EnterReview(clock.GetUtcNow());
    }

    public async Task Handle(PlanWithdrawn happened, CancellationToken ct)
    {
        var visits = await db
            .FieldVisits.Where(v => v.PlanId == happened.PlanId && v.Status == FieldVisitStatus.Scheduled)
            .ToListAsync(ct);
        foreach (var visit in visits)
            visit.Cancel(texts.Of("id", "reviews.cancelled-for-withdrawal"));
        var drafts = await db
            .DecisionBatches.Where(b =>
                b.Status == BatchStatus.Draft && b.Entries.Any(e => e.PlanId == happened.PlanId)
            )
            .ToListAsync(ct);
        foreach (var draft in drafts)
            draft.Clear(happened.PlanId);
    }
}
