using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

public sealed record GrantAwarded(
    Id<Grant> GrantId,
    Id<BusinessPlan> PlanId,
    Id<Returnee> ReturneeId,
    Id<FundingCall> CallId,
    Money Amount
) : IDomainEvent;

/// <summary>The tranche's conditions are met: the treasurer may prepare its payment.</summary>
public sealed record TrancheReady(Id<Grant> GrantId, Id<Tranche> TrancheId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record TranchePaid(
    Id<Grant> GrantId,
    Id<Tranche> TrancheId,
    Id<Returnee> ReturneeId,
    Money Amount,
    DateOnly PaidOn
) : IDomainEvent;

public sealed record TranchePaymentCameBack(Id<Grant> GrantId, Id<Tranche> TrancheId) : IDomainEvent;

public sealed record TrancheCancelled(Id<Grant> GrantId, Id<Tranche> TrancheId, Money Amount) : IDomainEvent;

public sealed record GrantRefunded(Id<Grant> GrantId, Id<Returnee> ReturneeId, Money Amount) : IDomainEvent;

/// <summary>Every rupiah is accounted for or has come back.</summary>
public sealed record GrantCompleted(Id<Grant> GrantId, Id<BusinessPlan> PlanId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReportSubmitted(
    Id<AccountabilityReport> ReportId,
    Id<Grant> GrantId,
    Id<Tranche> TrancheId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

/// <summary>What an accepted report shows for each line it spent on, and what of that was bought for the returnee.</summary>
public sealed record ReportAccepted(
    Id<AccountabilityReport> ReportId,
    Id<Grant> GrantId,
    Id<Tranche> TrancheId,
    Id<Returnee> ReturneeId,
    IReadOnlyList<LineSpending> Spent,
    IReadOnlyList<LineSpending> Bought
) : IDomainEvent;

/// <summary>A tranche was paid: its report may be written.</summary>
public sealed record ReportOpened(Id<AccountabilityReport> ReportId, Id<Grant> GrantId, Id<Tranche> TrancheId)
    : IDomainEvent;

/// <summary>The returnee asks for money of one budget line to go to another.</summary>
public sealed record ReallocationRequested(Id<Reallocation> ReallocationId, Id<Grant> GrantId) : IDomainEvent;

public sealed record ReallocationDecided(
    Id<Reallocation> ReallocationId,
    Id<Grant> GrantId,
    Id<Returnee> ReturneeId,
    bool Approved
) : IDomainEvent;

public sealed record ReportReturned(
    Id<AccountabilityReport> ReportId,
    Id<Grant> GrantId,
    Id<Tranche> TrancheId,
    Id<Returnee> ReturneeId
) : IDomainEvent;
