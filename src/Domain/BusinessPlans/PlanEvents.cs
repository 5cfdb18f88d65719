using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

public sealed record PlanStarted(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId, Id<FundingCall> CallId)
    : IDomainEvent;

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
