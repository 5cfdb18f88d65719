using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

public sealed record PayoutPrepared(Id<Payout> PayoutId, PayoutPurpose Purpose, Guid SubjectId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public sealed record PayoutAmended(Id<Payout> PayoutId) : IDomainEvent;

public sealed record PayoutSubmitted(Id<Payout> PayoutId) : IDomainEvent;

public sealed record PayoutReturned(Id<Payout> PayoutId) : IDomainEvent;

public sealed record PayoutApproved(Id<Payout> PayoutId) : IDomainEvent;

public sealed record PayoutSent(Id<Payout> PayoutId, PayoutPurpose Purpose, Guid SubjectId, Id<Returnee> ReturneeId)
    : IDomainEvent;

/// <summary>The bank confirmed the transfer. Grants and loans post it to the ledger.</summary>
public sealed record PayoutPaid(
    Id<Payout> PayoutId,
    PayoutPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId,
    Id<FundSource> FundSourceId,
    Money Amount,
    DateOnly PaidOn
) : IDomainEvent;

/// <summary>The bank refused it. <see cref="WasPaid"/>: it had been posted as paid, and the posting must be mirrored.</summary>
public sealed record PayoutFailed(Id<Payout> PayoutId, PayoutPurpose Purpose, Guid SubjectId, Id<Returnee> ReturneeId)
    : IDomainEvent
{
    public bool WasPaid { get; init; }

    public int Attempt { get; init; }
}

public sealed record PayoutCancelled(
    Id<Payout> PayoutId,
    PayoutPurpose Purpose,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;
