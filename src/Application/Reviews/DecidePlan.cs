using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>Drafts the decision on a plan. Nothing is binding before the batch is published.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record DecidePlan(
    Id<BusinessPlan> PlanId,
    DecisionKind Kind,
    IReadOnlyDictionary<Guid, Money> Amounts,
    string? Reasons,
    string? Conditions
) : ICommand<Id<DecisionBatch>>, IStatesReason
{
    string? IStatesReason.Reason => Reasons;
}

/// <summary>Takes a plan out of the draft: it is undecided again.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record ClearDecision(Id<BusinessPlan> PlanId) : ICommand;

internal sealed class DecidePlanHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<DecidePlan, Id<DecisionBatch>>
{
    protected override async Task<Id<DecisionBatch>> Handle(DecidePlan command, CancellationToken ct)
    {
        var (plan, call) = await db.PlanBeforePanel(command.PlanId, actor, ct);
        var batch = await db.DraftOf(call.Id, ct);
        if (batch is null)
        {
            batch = DecisionBatch.Open(
                Id<DecisionBatch>.New(),
                await db.NextReference("SK", clock.Today(), ct),
                call.Id
            );
            db.DecisionBatches.Add(batch);
        }

        batch.Decide(
            plan,
            call,
            new PlanDecision(
                command.Kind,
                command.Amounts.ToDictionary(a => new Id<BudgetLine>(a.Key), a => a.Value),
                command.Reasons,
                command.Conditions
            ),
            await db.HasJudged(actor.StaffId, [plan.Id], ct),
            actor.StaffId,
            clock.GetUtcNow()
        );
        return batch.Id;
    }
}

internal sealed class ClearDecisionHandler(IProgrammeDb db, IActor actor) : CommandHandler<ClearDecision>
{
    protected override async Task Handle(ClearDecision command, CancellationToken ct)
    {
        var (plan, call) = await db.PlanBeforePanel(command.PlanId, actor, ct);
        if (await db.DraftOf(call.Id, ct) is { } batch)
            batch.Clear(plan.Id);
    }
}

internal static class Decisions
{
    /// <summary>The call is locked before its plans, by everybody: two decisions on one call follow one another.</summary>
    public static async Task<(BusinessPlan Plan, FundingCall Call)> PlanBeforePanel(
        this IProgrammeDb db,
        Id<BusinessPlan> id,
        IActor actor,
        CancellationToken ct
    )
    {
        var visible = await db
            .BusinessPlans.VisibleTo(actor)
            .Where(p => p.Id == id)
            .Select(p => (Id<FundingCall>?)p.CallId)
            .SingleOrDefaultAsync(ct);
        var callId = visible ?? throw new NotFoundException(nameof(BusinessPlan));
        var call = await db.CallToChange(callId, ct);
        return (await db.PlanToChange(id, actor, ct), call);
    }

    public static Task<DecisionBatch?> DraftOf(this IProgrammeDb db, Id<FundingCall> call, CancellationToken ct) =>
        db.DecisionBatches.SingleOrDefaultAsync(b => b.CallId == call && b.Status == BatchStatus.Draft, ct);

    /// <summary>What the call has granted so far, in rupiah.</summary>
    public static async Task<Money> CommittedBy(this IProgrammeDb db, Id<FundingCall> call, CancellationToken ct) =>
        Money.Sum(
            await db
                .BusinessPlans.Where(p => p.CallId == call && p.Status == PlanStatus.Approved)
                .Select(p => p.ApprovedAmount ?? Money.Zero)
                .ToListAsync(ct)
        );
}
