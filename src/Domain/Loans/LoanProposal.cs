using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>What one person proposes for a loan and another decides.</summary>
public enum LoanProposalKind
{
    /// <summary>Give up late charges, fees or charges.</summary>
    Waiver,

    /// <summary>Hold the borrower unable to pay: no late charges.</summary>
    Hardship,

    /// <summary>Take the loan as lost.</summary>
    WriteOff,

    /// <summary>Pay out no more of the loan.</summary>
    CancelTranches,
}

public enum LoanProposalStatus
{
    Proposed,
    Approved,
    Refused,
}

/// <summary>A step that takes two people: a waiver, a hardship, a write-off. The loan changes when the second agrees.</summary>
public sealed class LoanProposal : AggregateRoot<LoanProposal>
{
    public static readonly Transitions<LoanProposalStatus> Moves = new(
        "loan-proposal",
        LoanProposalStatus.Proposed,
        (LoanProposalStatus.Proposed, [LoanProposalStatus.Approved, LoanProposalStatus.Refused])
    );

    private LoanProposal() { }

    /// <summary><c>UP-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<Loan> LoanId { get; private set; }

    public LoanProposalKind Kind { get; private set; }

    public LoanProposalStatus Status { get; private set; }

    /// <summary>What a waiver gives up.</summary>
    public DueComponent? Component { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>First day in hardship.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day in hardship; open where not known yet.</summary>
    public DateOnly? Until { get; private set; }

    public string Reason { get; private set; } = "";

    public Id<StoredFile>? DocumentId { get; private set; }

    public Id<StaffMember> ProposedById { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public Id<StaffMember>? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    /// <summary>The day the proposal was made.</summary>
    public DateOnly ProposedOn => ProgrammeCalendar.DateOf(ProposedAt);

    public static LoanProposal Waiver(ProposalHead head, DueComponent component, Money amount)
    {
        LoanRules.PrincipalIsNotWaived.Require(component != DueComponent.Principal);
        LoanTermsRules.Require(LoanRules.NeedsAmount, !amount.IsZero, nameof(Amount));
        var proposal = Make(head, LoanProposalKind.Waiver);
        (proposal.Component, proposal.Amount) = (component, amount);
        return proposal;
    }

    public static LoanProposal Hardship(ProposalHead head, DateOnly from, DateOnly? until)
    {
        LoanTermsRules.Require(LoanRules.HardshipDaysInOrder, until is null || until >= from, nameof(Until));
        var proposal = Make(head, LoanProposalKind.Hardship);
        (proposal.From, proposal.Until) = (from, until);
        return proposal;
    }

    public static LoanProposal WriteOff(ProposalHead head)
    {
        LoanTermsRules.Require(LoanRules.WriteOffNeedsDocument, head.Document is not null, "Document");
        return Make(head, LoanProposalKind.WriteOff);
    }

    public static LoanProposal CancelTranches(ProposalHead head)
    {
        TrancheRules.StillToCome.Require(!head.Loan.ToCome.IsZero);
        return Make(head, LoanProposalKind.CancelTranches);
    }

    public void Approve(PaymentPerson decider, PaymentPerson proposer, DateTimeOffset at)
    {
        LoanRules.DecidedByAnother.Require(!decider.IsSameAs(proposer));
        Decide(LoanProposalStatus.Approved, decider, null, at);
        Raise(new LoanProposalApproved(Id, LoanId, Kind));
    }

    public void Refuse(string reason, PaymentPerson decider, DateTimeOffset at)
    {
        Decide(LoanProposalStatus.Refused, decider, reason.Trim(), at);
        Raise(new LoanProposalRefused(Id, LoanId, Kind));
    }

    private void Decide(LoanProposalStatus status, PaymentPerson decider, string? reason, DateTimeOffset at)
    {
        Moves.Require(Status, status);
        (Status, DecidedById, DecidedAt, DecisionReason) = (status, decider.Id, at, reason);
    }

    private static LoanProposal Make(ProposalHead head, LoanProposalKind kind)
    {
        LoanRules.Proposable.Require(head.Loan.Status == LoanStatus.Disbursed);
        var proposal = new LoanProposal
        {
            Id = head.Id,
            Reference = head.Reference,
            LoanId = head.Loan.Id,
            Kind = kind,
            Reason = head.Reason.Trim(),
            DocumentId = head.Document,
            ProposedById = head.By,
            ProposedAt = head.At,
        };
        proposal.Raise(new LoanProposed(head.Id, head.Loan.Id, kind));
        return proposal;
    }
}

/// <summary>What every proposal says: for which loan, by whom, why, with which document.</summary>
public sealed record ProposalHead(
    Id<LoanProposal> Id,
    string Reference,
    Loan Loan,
    string Reason,
    Id<StoredFile>? Document,
    Id<StaffMember> By,
    DateTimeOffset At
);

public sealed record LoanProposed(Id<LoanProposal> ProposalId, Id<Loan> LoanId, LoanProposalKind Kind) : IDomainEvent;

public sealed record LoanProposalApproved(Id<LoanProposal> ProposalId, Id<Loan> LoanId, LoanProposalKind Kind)
    : IDomainEvent;

public sealed record LoanProposalRefused(Id<LoanProposal> ProposalId, Id<Loan> LoanId, LoanProposalKind Kind)
    : IDomainEvent;
