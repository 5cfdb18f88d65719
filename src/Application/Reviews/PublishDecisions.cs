using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Makes a batch of decisions binding, once. <see cref="Seen"/> is the sum that stood on the page.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record PublishDecisions(Id<DecisionBatch> BatchId, Money Seen) : ICommand;

internal sealed class PublishDecisionsHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<PublishDecisions>
{
    protected override async Task Handle(PublishDecisions command, CancellationToken ct)
    {
        var callId =
            await db
                .DecisionBatches.Where(b => b.Id == command.BatchId)
                .Select(b => (Id<FundingCall>?)b.CallId)
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(DecisionBatch));
        // The call's row is the gate: whoever publishes second sees what the first has granted.
        var call = await db.CallToChange(callId, ct);
        var batch = await db.DecisionBatches.SingleAsync(b => b.Id == command.BatchId, ct);
        if (call.Status == CallStatus.Closed)
            call.BeginReview();
        var plans = batch.Entries.Select(e => e.PlanId).ToList();
        batch.Publish(
            call,
            await db.CommittedBy(call.Id, ct),
            command.Seen,
            await db.HasJudged(actor.StaffId, plans, ct),
            actor.StaffId,
            clock.GetUtcNow()
        );
    }
}

/// <summary>Carries each decision to its plan, issues its letter, and closes the call where nothing is left open.</summary>
internal sealed class OnDecisionsPublished(IProgrammeDb db, DecisionLetters letters, TimeProvider clock)
    : IDomainEventHandler<DecisionsPublished>
{
    private static readonly PlanStatus[] Open =
    [
        PlanStatus.Submitted,
        PlanStatus.ChangesRequested,
        PlanStatus.Screened,
        PlanStatus.InReview,
        PlanStatus.FieldVisit,
        PlanStatus.ReadyForDecision,
    ];

    public async Task Handle(DecisionsPublished happened, CancellationToken ct)
    {
        var batch = (await db.DecisionBatches.FindAsync([happened.BatchId], ct))!;
        var call = (await db.FundingCalls.FindAsync([happened.CallId], ct))!;
        var decided = new HashSet<Id<BusinessPlan>>();
        foreach (var entry in batch.Entries.OrderBy(e => e.PlanId))
        {
            await db.Lock(entry.PlanId, ct);
            var plan = await db.BusinessPlans.SingleAsync(p => p.Id == entry.PlanId, ct);
            Apply(entry, plan);
            await letters.Issue(batch, entry, plan, call, ct);
            decided.Add(plan.Id);
        }

        var open = await db
            .BusinessPlans.Where(p => p.CallId == call.Id && Open.Contains(p.Status))
            .Select(p => p.Id)
            .ToListAsync(ct);
        if (call.Status == CallStatus.UnderReview && open.TrueForAll(decided.Contains))
            call.Decide();
    }

    private void Apply(DecisionEntry entry, BusinessPlan plan)
    {
        var at = clock.GetUtcNow();
        switch (entry.Kind)
        {
            case DecisionKind.Approve:
                plan.Approve(entry.Amounts.ToDictionary(a => new Id<BudgetLine>(a.Key), a => a.Value), at);
                break;
            case DecisionKind.Waitlist when plan.Status != PlanStatus.Waitlisted:
                plan.Waitlist(entry.Reasons!, at);
                break;
            case DecisionKind.Reject:
                plan.Reject(entry.Reasons!, at);
                break;
        }
    }
}
