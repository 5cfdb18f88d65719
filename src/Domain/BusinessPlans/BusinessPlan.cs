using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

public enum PlanStatus
{
    Draft,
    Submitted,
    Screened,
    InReview,
    FieldVisit,
    ReadyForDecision,
    Approved,
    Waitlisted,
    Rejected,
    ChangesRequested,
    Withdrawn,
    Ineligible,
}

public enum BudgetSource
{
    Requested,
    OwnContribution,
}

/// <summary>A returnee's plan for a business, answering one call.</summary>
public sealed class BusinessPlan : AggregateRoot<BusinessPlan>
{
    private BusinessPlan() { }

    /// <summary><c>PU-2026-000123</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<FundingCall> CallId { get; private set; }

    public PlanStatus Status { get; private set; }

    public string BusinessName { get; private set; } = "";

    public List<BudgetLine> BudgetLines { get; private set; } = [];

    /// <summary>The sum approved over the budget lines; set when decisions are published.</summary>
    public Money? ApprovedAmount { get; private set; }
}

/// <summary>One line of the RAB: quantity × unit price.</summary>
public sealed class BudgetLine
{
    public Id<BudgetLine> Id { get; init; } = Id<BudgetLine>.New();

    public string Description { get; init; } = "";

    public int Quantity { get; init; }

    public string Unit { get; init; } = "";

    public Money UnitPrice { get; init; }

    public BudgetSource Source { get; init; }

    /// <summary>What the decision grants of this line; null before.</summary>
    public Money? ApprovedAmount { get; private set; }

    public Money Amount => UnitPrice * Quantity;
}

public sealed record PlanSubmitted(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId, Id<FundingCall> CallId)
    : IDomainEvent;

public sealed record PlanScreened(Id<BusinessPlan> PlanId) : IDomainEvent;

public sealed record PlanFoundIneligible(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record PlanChangesRequested(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record PlanWithdrawn(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>Raised when the batch that approves the plan is published.</summary>
public sealed record PlanApproved(
    Id<BusinessPlan> PlanId,
    Id<Returnee> ReturneeId,
    Id<FundingCall> CallId,
    Money Amount
) : IDomainEvent;

public sealed record PlanWaitlisted(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record PlanRejected(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId) : IDomainEvent;
