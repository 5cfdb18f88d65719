using System.Security.Cryptography;
using System.Text;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Agreements;

public enum AgreementKind
{
    Grant,
    Loan,

    /// <summary>A loan under a qardh contract.</summary>
    Qardh,

    /// <summary>A sale on credit under a murabahah contract.</summary>
    Murabahah,

    /// <summary>A member of a group answers for the loans of the others.</summary>
    JointLiability,
}

/// <summary>What kinds of agreement stand behind.</summary>
public static class AgreementKinds
{
    /// <summary>A loan, whatever its contract is called.</summary>
    public static bool IsOfLoan(this AgreementKind kind) =>
        kind is AgreementKind.Loan or AgreementKind.Qardh or AgreementKind.Murabahah;
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

/// <summary>What both sides promise, as a fixed text; signed by the returnee with a one-time code, by the office with an uploaded scan.</summary>
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

    /// <summary>SHA-256 of the terms, in hexadecimal: what a signature covers.</summary>
    public string TermsHash { get; private set; } = "";

    public DateTimeOffset PreparedAt { get; private set; }

    public Id<StaffMember>? OfferedById { get; private set; }

    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>The day by which the returnee is asked to sign.</summary>
    public DateOnly? SignBy { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The phone or e-mail the signing code went to, masked.</summary>
    public string? SignedWith { get; private set; }

    public Id<StaffMember>? CountersignedById { get; private set; }

    public DateTimeOffset? CountersignedAt { get; private set; }

    /// <summary>The scan with the official's signature.</summary>
    public Id<StoredFile>? SignedScanId { get; private set; }

    public string? ReturnReason { get; private set; }

    public static Agreement Prepare(
        Id<Agreement> id,
        string reference,
        AgreementKind kind,
        Guid subjectId,
        Id<BusinessPlan> planId,
        Id<Returnee> returneeId,
        Money amount,
        string terms,
        DateTimeOffset at
    )
    {
        AgreementRules.NeedsTerms.Require(!string.IsNullOrWhiteSpace(terms));
        AgreementRules.NeedsAmount.Require(!amount.IsZero);
        var agreement = new Agreement
        {
            Id = id,
            Reference = reference,
            Kind = kind,
            SubjectId = subjectId,
            PlanId = planId,
            ReturneeId = returneeId,
            Amount = amount,
            PreparedAt = at,
        };
        agreement.Write(terms);
        agreement.Raise(new AgreementPrepared(id, kind, subjectId, returneeId));
        return agreement;
    }

    /// <summary>Replaces the text before it is offered, e.g. when a loan's schedule moves to another date.</summary>
    public void Rewrite(string terms, AgreementKind? kind = null)
    {
        AgreementRules.WrittenOnlyBeforeOffer.Require(Status == AgreementStatus.Prepared);
        AgreementRules.NeedsTerms.Require(!string.IsNullOrWhiteSpace(terms));
        Kind = kind ?? Kind;
        Write(terms);
    }

    public void Offer(DateOnly signBy, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, AgreementStatus.OfferedToSign);
        AgreementRules.SignByAhead.Require(signBy >= ProgrammeCalendar.DateOf(at));
        (Status, SignBy, OfferedById, OfferedAt, ReturnReason) = (AgreementStatus.OfferedToSign, signBy, by, at, null);
        Raise(new AgreementOffered(Id, ReturneeId));
    }

    /// <summary>Takes the offer back so that the text can be corrected.</summary>
    public void TakeBack(string reason, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, AgreementStatus.Prepared);
        (Status, SignBy, ReturnReason) = (AgreementStatus.Prepared, null, reason);
        Raise(new AgreementTakenBack(Id, ReturneeId));
    }

    /// <summary>The returnee signs the text whose hash they were shown; the one-time code has been redeemed.</summary>
    public void Sign(string termsHash, string signedWith, DateTimeOffset at)
    {
        Moves.Require(Status, AgreementStatus.Signed);
        AgreementRules.SignsWhatWasRead.Require(termsHash == TermsHash);
        (Status, SignedAt, SignedWith) = (AgreementStatus.Signed, at, signedWith);
        Raise(new AgreementSigned(Id, Kind, SubjectId, ReturneeId));
    }

    /// <summary>The office signs: its signed scan is uploaded, and the agreement binds both.</summary>
    public void Countersign(Id<StoredFile> signedScan, Id<StaffMember> by, DateTimeOffset at)
    {
        Moves.Require(Status, AgreementStatus.InForce);
        (Status, SignedScanId, CountersignedById, CountersignedAt) = (AgreementStatus.InForce, signedScan, by, at);
        Raise(new AgreementInForce(Id, Kind, SubjectId, ReturneeId));
    }

    /// <summary>What was promised has been done.</summary>
    public void End(DateTimeOffset at)
    {
        Moves.Require(Status, AgreementStatus.Ended);
        Status = AgreementStatus.Ended;
        Raise(new AgreementEnded(Id));
    }

    public void Terminate(string reason, DateTimeOffset at)
    {
        Moves.Require(Status, AgreementStatus.Terminated);
        (Status, ReturnReason) = (AgreementStatus.Terminated, reason);
        Raise(new AgreementTerminated(Id, Kind, SubjectId, ReturneeId));
    }

    private void Write(string terms)
    {
        Terms = terms.ReplaceLineEndings("\n").Trim();
        TermsHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Terms)));
    }
}

public sealed record AgreementPrepared(
    Id<Agreement> AgreementId,
    AgreementKind Kind,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

public sealed record AgreementOffered(Id<Agreement> AgreementId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record AgreementTakenBack(Id<Agreement> AgreementId, Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>The returnee has signed; the office has not yet.</summary>
public sealed record AgreementSigned(
    Id<Agreement> AgreementId,
    AgreementKind Kind,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

/// <summary>Both sides have signed: money may move.</summary>
public sealed record AgreementInForce(
    Id<Agreement> AgreementId,
    AgreementKind Kind,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;

public sealed record AgreementEnded(Id<Agreement> AgreementId) : IDomainEvent;

public sealed record AgreementTerminated(
    Id<Agreement> AgreementId,
    AgreementKind Kind,
    Guid SubjectId,
    Id<Returnee> ReturneeId
) : IDomainEvent;
