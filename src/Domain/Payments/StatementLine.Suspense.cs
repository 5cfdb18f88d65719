using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

/// <summary>How a line may leave suspense without a record it belongs to; each needs two people.</summary>
public enum SuspenseOutcome
{
    /// <summary>Sent back to whom it came from.</summary>
    Refund,

    /// <summary>Nobody could be found for it.</summary>
    Unidentified,

    /// <summary>What the bank takes for the account.</summary>
    BankCost,

    /// <summary>What the bank gives for the money.</summary>
    BankInterest,
}

/// <summary>A line nobody knows yet: who looks into it, and how it leaves the suspense account.</summary>
public sealed partial class StatementLine
{
    /// <summary>Since when it stands in suspense this time.</summary>
    public DateOnly? SuspendedOn { get; private set; }

    /// <summary>How often it has stood there: each time is an event of its own in the books.</summary>
    public int SuspendedTimes { get; private set; }

    public Id<StaffMember>? AssignedToId { get; private set; }

    public SuspenseOutcome? ProposedOutcome { get; private set; }

    public string? ProposalReason { get; private set; }

    public Id<StaffMember>? ProposedById { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public Id<StaffMember>? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why the second person did not agree.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Where it is sent back to.</summary>
    public string? RefundBankCode { get; private set; }

    public AccountNumber? RefundAccount { get; private set; }

    public string? RefundHolder { get; private set; }

    /// <summary><c>KB-2026-000001</c>: what the transfer back is to say, so that its line is found.</summary>
    public string? RefundReference { get; private set; }

    /// <summary>Puts it into suspense from the day given: its own day at first, the day of a reversal later.</summary>
    public void Suspend(DateOnly on)
    {
        Moves.Require(Status, LineStatus.Suspense);
        (Status, SuspendedOn, SuspendedTimes) = (LineStatus.Suspense, on, SuspendedTimes + 1);
        (MatchedKind, MatchedId, MatchedReference) = (null, null, null);
        (MatchedAt, MatchedById, MatchedByItself) = (null, null, false);
        Raise(new LineSuspended(Id));
    }

    public void AssignTo(Id<StaffMember> member)
    {
        PaymentRules.LineIsOpen.Require(Status == LineStatus.Suspense);
        AssignedToId = member;
        Raise(new LineAssigned(Id, member));
    }

    public void Propose(
        SuspenseOutcome outcome,
        string reason,
        RefundTarget? refundTo,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        Moves.Require(Status, LineStatus.Proposed);
        PaymentRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        PaymentRules.ProposalFitsDirection.Require(
            outcome == SuspenseOutcome.Unidentified
                || (outcome == SuspenseOutcome.BankCost) == (Direction == LineDirection.Out)
        );
        PaymentRules.RefundNeedsAccount.Require(outcome != SuspenseOutcome.Refund || refundTo is not null);
        (Status, ProposedOutcome, ProposalReason) = (LineStatus.Proposed, outcome, reason.Trim());
        (ProposedById, ProposedAt, ReturnReason) = (by, at, null);
        if (outcome == SuspenseOutcome.Refund)
            (RefundBankCode, RefundAccount, RefundHolder) = (
                refundTo!.BankCode,
                refundTo.Account,
                refundTo.Holder.Trim()
            );
        Raise(new OutcomeProposed(Id, outcome));
    }

    /// <summary>A second person agrees. Money to be sent back stays in suspense until the bank's line shows it gone.</summary>
    public void Agree(PaymentPerson decider, PaymentPerson proposer, string refundReference, DateTimeOffset at)
    {
        PaymentRules.ProposalWaits.Require(Status == LineStatus.Proposed);
        PaymentRules.ProposalByAnother.Require(proposer.Id == ProposedById && !decider.IsSameAs(proposer));
        var next = ProposedOutcome == SuspenseOutcome.Refund ? LineStatus.RefundDue : LineStatus.Settled;
        Moves.Require(Status, next);
        (Status, DecidedById, DecidedAt) = (next, decider.Id, at);
        if (next == LineStatus.RefundDue)
            RefundReference = refundReference;
        Raise(new OutcomeAgreed(Id, ProposedOutcome!.Value));
    }

    /// <summary>The second person does not agree, or a refund cannot be sent: the line is looked into again.</summary>
    public void SendBack(string reason, Id<StaffMember> by, DateTimeOffset at)
    {
        PaymentRules.ProposalWaits.Require(Status is LineStatus.Proposed or LineStatus.RefundDue);
        PaymentRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        Moves.Require(Status, LineStatus.Suspense);
        (Status, ReturnReason, DecidedById, DecidedAt) = (LineStatus.Suspense, reason.Trim(), by, at);
        (ProposedOutcome, RefundReference) = (null, null);
        Raise(new OutcomeSentBack(Id));
    }

    /// <summary>The money was sent back, as the outgoing line shows.</summary>
    public void RefundedBy(StatementLine outgoing, DateTimeOffset at)
    {
        PaymentRules.ProposalWaits.Require(Status == LineStatus.RefundDue);
        Moves.Require(Status, LineStatus.Settled);
        (Status, MatchedKind, MatchedId, MatchedReference) = (
            LineStatus.Settled,
            MatchKind.Refund,
            outgoing.Id.Value,
            RefundReference
        );
        MatchedAt = at;
        Raise(new LineRefunded(Id, outgoing.Id));
    }
}

/// <summary>The account money is sent back to.</summary>
public sealed record RefundTarget(string BankCode, AccountNumber Account, string Holder);

public sealed record LineSuspended(Id<StatementLine> LineId) : IDomainEvent;

public sealed record LineAssigned(Id<StatementLine> LineId, Id<StaffMember> ToId) : IDomainEvent;

public sealed record OutcomeProposed(Id<StatementLine> LineId, SuspenseOutcome Outcome) : IDomainEvent;

public sealed record OutcomeAgreed(Id<StatementLine> LineId, SuspenseOutcome Outcome) : IDomainEvent;

public sealed record OutcomeSentBack(Id<StatementLine> LineId) : IDomainEvent;

public sealed record LineRefunded(Id<StatementLine> LineId, Id<StatementLine> OutgoingId) : IDomainEvent;
