using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

public enum PayoutPurpose
{
    GrantTranche,
    LoanDisbursement,
}

public enum PayoutStatus
{
    Prepared,
    Submitted,
    Approved,
    Sent,
    Paid,
    Failed,
    Cancelled,
}

/// <summary>A payment order: one person prepares, another approves, the bank file carries it, the proof closes it.</summary>
public sealed class Payout : AggregateRoot<Payout>
{
    private Payout() { }

    /// <summary><c>SPB-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public PayoutPurpose Purpose { get; private set; }

    /// <summary>The tranche or loan paid.</summary>
    public Guid SubjectId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    public PayoutStatus Status { get; private set; }

    public Money Amount { get; private set; }
}

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

public sealed record PayoutFailed(Id<Payout> PayoutId, PayoutPurpose Purpose, Guid SubjectId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public enum ReceiptStatus
{
    Announced,
    Captured,
    Matched,
    Posted,
    Suspense,
    Reversed,
    Refused,
}

/// <summary>Money that came in: announced by the returnee with a proof, or taken by the treasurer.</summary>
public sealed class Receipt : AggregateRoot<Receipt>
{
    private Receipt() { }

    /// <summary><c>KW-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public ReceiptStatus Status { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    /// <summary>The loan or grant it is for.</summary>
    public Guid SubjectId { get; private set; }

    public Money Amount { get; private set; }

    public DateOnly ReceivedOn { get; private set; }
}
