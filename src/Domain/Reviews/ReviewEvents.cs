using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Reviews;

public sealed record ReviewOffered(
    Id<Review> ReviewId,
    Id<BusinessPlan> PlanId,
    Id<StaffMember> ReviewerId,
    DateOnly DueOn
) : IDomainEvent;

public sealed record ReviewRecused(Id<Review> ReviewId, Id<BusinessPlan> PlanId, Id<StaffMember> ReviewerId)
    : IDomainEvent;

public sealed record ReviewSubmitted(Id<Review> ReviewId, Id<BusinessPlan> PlanId, Id<StaffMember> ReviewerId)
    : IDomainEvent;

public sealed record ReviewReopened(Id<Review> ReviewId, Id<BusinessPlan> PlanId, Id<StaffMember> ReviewerId)
    : IDomainEvent;

public sealed record FieldVisitScheduled(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId, DateOnly On) : IDomainEvent;

public sealed record FieldVisitCancelled(Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId, DateOnly On) : IDomainEvent;

public sealed record FieldVisitRecorded(Id<FieldVisit> VisitId, Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId)
    : IDomainEvent;

/// <summary>Raised once per batch; every plan of it raises its own decision.</summary>
public sealed record DecisionsPublished(Id<DecisionBatch> BatchId, Id<FundingCall> CallId, Id<StaffMember> ById)
    : IDomainEvent;
