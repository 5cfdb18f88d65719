using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Reviews;

public enum BatchStatus
{
    Draft,
    Published,
}

public enum DecisionKind
{
    Approve,
    Waitlist,
    Reject,
}

/// <summary>What is to be decided on one plan. Amounts per requested budget line belong to an approval.</summary>
public sealed record PlanDecision(
    DecisionKind Kind,
    IReadOnlyDictionary<Id<BudgetLine>, Money> Amounts,
    string? Reasons,
    string? Conditions
);

/// <summary>The decision on one plan within its batch.</summary>
public sealed class DecisionEntry
{
    private DecisionEntry() { }

    public Id<DecisionEntry> Id { get; private init; }

    public Id<BusinessPlan> PlanId { get; private init; }

    public DecisionKind Kind { get; private set; }

    /// <summary>Rupiah per budget line, by the line's id.</summary>
    public IReadOnlyDictionary<Guid, Money> Amounts { get; private set; } = new Dictionary<Guid, Money>();

    /// <summary>The sum of the amounts.</summary>
    public Money Amount { get; private set; }

    public string? Reasons { get; private set; }

    public string? Conditions { get; private set; }

    public Id<StaffMember> ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal static DecisionEntry On(Id<BusinessPlan> plan) => new() { Id = Id<DecisionEntry>.New(), PlanId = plan };

    internal void Take(PlanDecision decision, Id<StaffMember> by, DateTimeOffset at)
    {
        var approves = decision.Kind == DecisionKind.Approve;
        Kind = decision.Kind;
        Amounts = approves
            ? decision.Amounts.Where(a => !a.Value.IsZero).ToDictionary(a => a.Key.Value, a => a.Value)
            : new Dictionary<Guid, Money>();
        Amount = Money.Sum(Amounts.Values);
        Reasons = string.IsNullOrWhiteSpace(decision.Reasons) ? null : decision.Reasons.Trim();
        Conditions = approves && !string.IsNullOrWhiteSpace(decision.Conditions) ? decision.Conditions.Trim() : null;
        (ById, At) = (by, at);
    }
}

/// <summary>The decisions of one call, drafted plan by plan and published together, once.</summary>
public sealed class DecisionBatch : AggregateRoot<DecisionBatch>
{
    public static readonly Transitions<BatchStatus> Moves = new(
        "decision-batch",
        BatchStatus.Draft,
        (BatchStatus.Draft, [BatchStatus.Published])
    );

    private DecisionBatch() { }

    /// <summary><c>SK-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<FundingCall> CallId { get; private set; }

    public BatchStatus Status { get; private set; }

    public List<DecisionEntry> Entries { get; private set; } = [];

    public DateTimeOffset? PublishedAt { get; private set; }

    public Id<StaffMember>? PublishedById { get; private set; }

    /// <summary>What the batch approves in all.</summary>
    public Money Approved => Money.Sum(Entries.Select(e => e.Amount));

    public static DecisionBatch Open(Id<DecisionBatch> id, string reference, Id<FundingCall> call) =>
        new()
        {
            Id = id,
            Reference = reference,
            CallId = call,
        };

    /// <summary>Drafts the decision on a plan, or another one than before.</summary>
    /// <param name="judgedByDecider">The decider was asked to review the plan, or visited.</param>
    public void Decide(
        BusinessPlan plan,
        FundingCall call,
        PlanDecision decision,
        bool judgedByDecider,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        DecisionRules.DraftOpen.Require(Status == BatchStatus.Draft);
        DecisionRules.PlanIsReady.Require(
            plan.CallId == CallId && plan.Status is PlanStatus.ReadyForDecision or PlanStatus.Waitlisted
        );
        DecisionRules.NotByAReviewer.Require(!judgedByDecider);
        if (decision.Kind == DecisionKind.Approve)
            RequireAmounts(plan, call, decision.Amounts);
        else if (string.IsNullOrWhiteSpace(decision.Reasons))
            throw new RuleBrokenException(DecisionRules.ReasonsGiven) { Field = nameof(decision.Reasons) };
        ReviewRules.TextNotTooLong.Require(
            Math.Max(decision.Reasons?.Length ?? 0, decision.Conditions?.Length ?? 0) <= Review.LongestText,
            Review.LongestText
        );

        var entry = Entries.Find(e => e.PlanId == plan.Id);
        if (entry is null)
            Entries.Add(entry = DecisionEntry.On(plan.Id));
        entry.Take(decision, by, at);
    }

    /// <summary>Takes a plan out of the draft: it is undecided again, or its owner withdrew it.</summary>
    public void Clear(Id<BusinessPlan> plan)
    {
        DecisionRules.DraftOpen.Require(Status == BatchStatus.Draft);
        Entries.RemoveAll(e => e.PlanId == plan);
    }

    /// <summary>Makes the decisions binding. What the call has committed before and this batch stay within the ceiling.</summary>
    /// <param name="judgedByPublisher">The publisher was asked to review one of the plans, or visited.</param>
    /// <param name="seen">The sum the publisher saw on the page: what is confirmed is what is published.</param>
    public void Publish(
        FundingCall call,
        Money committed,
        Money seen,
        bool judgedByPublisher,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        Moves.Require(Status, BatchStatus.Published);
        DecisionRules.SomethingDecided.Require(Entries.Count > 0);
        DecisionRules.CallClosed.Require(call.Status is CallStatus.UnderReview or CallStatus.Decided);
        DecisionRules.NotByAReviewer.Require(!judgedByPublisher);
        DecisionRules.LooksTheSame.Require(seen == Approved, Approved);
        DecisionRules.WithinCeiling.Require(committed + Approved <= call.Ceiling, committed + Approved, call.Ceiling);

        (Status, PublishedAt, PublishedById) = (BatchStatus.Published, at, by);
        Raise(new DecisionsPublished(Id, CallId, by));
    }

    private static void RequireAmounts(
        BusinessPlan plan,
        FundingCall call,
        IReadOnlyDictionary<Id<BudgetLine>, Money> amounts
    )
    {
        var lines = plan.BudgetLines.Where(l => l.Source == BudgetSource.Requested).ToDictionary(l => l.Id);
        foreach (var (id, amount) in amounts)
            if (!lines.TryGetValue(id, out var line) || amount > line.Amount)
                throw new RuleBrokenException(DecisionRules.AmountPerRequestedLine, line?.Amount ?? Money.Zero)
                {
                    Field = $"Amounts[{id}]",
                };
        var sum = Money.Sum(amounts.Values);
        DecisionRules.AmountWithinLimits.Require(
            sum >= call.MinimumAmount && sum <= call.MaximumAmount,
            call.MinimumAmount,
            call.MaximumAmount
        );
    }
}
