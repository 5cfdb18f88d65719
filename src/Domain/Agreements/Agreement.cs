using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Agreements;

public enum AgreementKind
{
    Grant,
    Loan,
}

public enum AgreementStatus
{
    Prepared,
    OfferedToSign,
    Signed,
    InForce,
    Ended,
    Terminated,
}

/// <summary>What both sides promise, as a fixed text; signed by the returnee with a one-time code.</summary>
public sealed class Agreement : AggregateRoot<Agreement>
{
    public static readonly Transitions<AgreementStatus> Moves = new(
        "agreement",
        AgreementStatus.Prepared,
        (AgreementStatus.Prepared, [AgreementStatus.OfferedToSign, AgreementStatus.Terminated]),
        (AgreementStatus.OfferedToSign, [AgreementStatus.Signed, AgreementStatus.Prepared, AgreementStatus.Terminated]),
        (AgreementStatus.Signed, [AgreementStatus.InForce, AgreementStatus.Terminated]),
        (AgreementStatus.InForce, [AgreementStatus.Ended, AgreementStatus.Terminated])
    );

    private Agreement() { }

    /// <summary><c>PK-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public AgreementKind Kind { get; private set; }

    public AgreementStatus Status { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<BusinessPlan> PlanId { get; private set; }

    /// <summary>The grant or loan it governs.</summary>
    public Guid SubjectId { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>The clauses, one per line, as signed. A loan's hold the whole schedule.</summary>
    public string Terms { get; private set; } = "";
}

public sealed record AgreementOffered(Id<Agreement> AgreementId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record AgreementSigned(
    Id<Agreement> AgreementId,
    AgreementKind Kind,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;
