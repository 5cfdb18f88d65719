using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

public enum RestructuringStatus
{
    Proposed,
    Approved,

    /// <summary>The borrower agreed; the new schedule is in force.</summary>
    Agreed,
    Refused,

    /// <summary>The borrower did not want it.</summary>
    Declined,
    Withdrawn,
}

/// <summary>A proposal to ease a loan: proposed by one person, approved by another, in force when the borrower agrees.</summary>
public sealed class LoanRestructuring : AggregateRoot<LoanRestructuring>
{
    /// <summary>Days a proposal holds: what is owed moves on.</summary>
    public const int ValidDays = 14;

    public static readonly Transitions<RestructuringStatus> Moves = new(
        "restructuring",
        RestructuringStatus.Proposed,
        (
            RestructuringStatus.Proposed,
            [RestructuringStatus.Approved, RestructuringStatus.Refused, RestructuringStatus.Withdrawn]
        ),
        (
            RestructuringStatus.Approved,
            [RestructuringStatus.Agreed, RestructuringStatus.Declined, RestructuringStatus.Withdrawn]
        )
    );

    private LoanRestructuring() { }

    /// <summary><c>RS-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<Loan> LoanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public RestructuringStatus Status { get; private set; }

    public RestructuringWay Way { get; private set; }

    /// <summary>Of the holiday, or how many more; zero where an instalment is set.</summary>
    public int Periods { get; private set; }

    /// <summary>The most an instalment may be; zero where periods are set.</summary>
    public Money Instalment { get; private set; }

    /// <summary>The day of the proposal, from which the new schedule counts.</summary>
    public DateOnly FromOn { get; private set; }

    /// <summary>The borrower may agree until then.</summary>
    public DateOnly ValidUntil { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What shows the reason: the borrower's request, a visit's minutes.</summary>
    public Id<StoredFile> DocumentId { get; private set; }

    /// <summary>On the day of the proposal.</summary>
    public int DaysPastDue { get; private set; }

    public Money Arrears { get; private set; }

    public ScheduleFigures Before { get; private set; } = null!;

    public int Kept { get; private set; }

    public LoanTerms Terms { get; private set; } = null!;

    public IReadOnlyList<ScheduleRow> Rows { get; private set; } = [];

    /// <summary>The loan's repayments and schedule when this was proposed: another state needs another proposal.</summary>
    public string LoanState { get; private set; } = "";

    public Id<StaffMember> ProposedById { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public Id<StaffMember>? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused, declined or withdrawn.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>The addendum signed on paper; null where the borrower agreed in the portal.</summary>
    public Id<StoredFile>? SignedScanId { get; private set; }

    public SchedulePlan Plan => new(Kept, Terms, Rows);

    public ScheduleFigures After => ScheduleFigures.Of(Plan.Rows);

    public Easing Easing => new(Way, Periods, Instalment);

    public static LoanRestructuring Propose(
        Id<LoanRestructuring> id,
        string reference,
        Loan loan,
        Easing easing,
        SchedulePlan plan,
        string reason,
        Id<StoredFile> document,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        RestructuringRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        var on = ProgrammeCalendar.DateOf(at);
        var firstDue = plan.Paying[0].PayableOn;
        var proposal = new LoanRestructuring
        {
            Id = id,
            Reference = reference,
            LoanId = loan.Id,
            ReturneeId = loan.ReturneeId,
            Way = easing.Way,
            Periods = easing.Way == RestructuringWay.Lower ? 0 : easing.Periods,
            Instalment = easing.Way == RestructuringWay.Lower ? easing.Instalment : Money.Zero,
            FromOn = on,
            ValidUntil = firstDue < on.AddDays(ValidDays) ? firstDue : on.AddDays(ValidDays),
            Reason = reason.Trim(),
            DocumentId = document,
            DaysPastDue = Loans.Arrears.DaysPastDue(loan.OldestUnpaidOn, on),
            Arrears = Money.Sum(loan.Instalments.Where(i => i.PayableOn < on).Select(i => i.Unpaid)),
            Before = ScheduleFigures.Of(loan),
            Kept = plan.Kept,
            Terms = plan.Terms,
            Rows = plan.Rows,
            LoanState = loan.StateMark,
            ProposedById = by,
            ProposedAt = at,
        };
        proposal.Raise(new RestructuringProposed(id, loan.Id, loan.ReturneeId));
        return proposal;
    }

    /// <summary>Another person than the proposer, who did not decide the plan behind the loan.</summary>
    public void Approve(
        PaymentPerson by,
        PaymentPerson proposer,
        IReadOnlyCollection<PaymentPerson> deciders,
        Loan loan,
        DateTimeOffset at
    )
    {
        Moves.Require(Status, RestructuringStatus.Approved);
        RestructuringRules.ApprovedByAnother.Require(proposer.Id == ProposedById && !by.IsSameAs(proposer));
        RestructuringRules.DeciderDoesNotApprove.Require(!deciders.Any(by.IsSameAs));
        RequireStillTrue(loan, at);
        (Status, DecidedById, DecidedAt) = (RestructuringStatus.Approved, by.Id, at);
        Raise(new RestructuringApproved(Id, LoanId, ReturneeId));
    }

    public void Refuse(string reason, PaymentPerson by, PaymentPerson proposer, DateTimeOffset at)
    {
        Moves.Require(Status, RestructuringStatus.Refused);
        RestructuringRules.ApprovedByAnother.Require(proposer.Id == ProposedById && !by.IsSameAs(proposer));
        (Status, DecidedById, DecidedAt, Answer) = (RestructuringStatus.Refused, by.Id, at, reason.Trim());
        Raise(new RestructuringRefused(Id, LoanId));
    }

    /// <summary>The borrower agreed, in the portal or on paper.</summary>
    public void Agree(Id<StoredFile>? signedScan, Loan loan, DateTimeOffset at)
    {
        Moves.Require(Status, RestructuringStatus.Agreed);
        RequireStillTrue(loan, at);
        (Status, SignedScanId, AgreedAt) = (RestructuringStatus.Agreed, signedScan, at);
        Raise(new RestructuringAgreed(Id, LoanId, ReturneeId));
    }

    public void Decline(string? reason, DateTimeOffset at)
    {
        Moves.Require(Status, RestructuringStatus.Declined);
        (Status, Answer) = (RestructuringStatus.Declined, reason?.Trim());
        Raise(new RestructuringDeclined(Id, LoanId));
    }

    public void Withdraw(string reason)
    {
        Moves.Require(Status, RestructuringStatus.Withdrawn);
        (Status, Answer) = (RestructuringStatus.Withdrawn, reason.Trim());
        Raise(new RestructuringWithdrawn(Id, LoanId));
    }

    private void RequireStillTrue(Loan loan, DateTimeOffset at)
    {
        RestructuringRules.LoanUnchangedSince.Require(loan.StateMark == LoanState);
        RestructuringRules.StillValid.Require(ProgrammeCalendar.DateOf(at) <= ValidUntil, ValidUntil);
    }
}

/// <summary>A schedule in four figures, of what is still to be paid.</summary>
public sealed record ScheduleFigures(int Instalments, Money Instalment, DateOnly EndsOn, Money Charge, Money Total)
{
    public static ScheduleFigures Of(IReadOnlyList<ScheduleRow> rows)
    {
        var paying = rows.Where(r => !r.Total.IsZero).ToList();
        return new ScheduleFigures(
            paying.Count,
            paying[^Math.Min(2, paying.Count)].Total,
            paying[^1].DueOn,
            Money.Sum(paying.Select(r => r.Charge)),
            Money.Sum(paying.Select(r => r.Total))
        );
    }

    /// <summary>What is unpaid of a loan.</summary>
    public static ScheduleFigures Of(Loan loan)
    {
        var open = loan.Instalments.Where(i => !i.IsSettled).OrderBy(i => i.DueOn).ThenBy(i => i.No).ToList();
        return new ScheduleFigures(
            open.Count,
            open[^Math.Min(2, open.Count)].Total,
            open[^1].DueOn,
            Money.Sum(open.Select(i => i.Charge - i.PaidCharge)),
            Money.Sum(open.Select(i => i.Unpaid))
        );
    }
}

/// <summary>What a restructuring insists on.</summary>
public static class RestructuringRules
{
    public static readonly Rule NeedsReason = new("loans.restructuring-needs-reason");
    public static readonly Rule OneAtATime = new("loans.restructuring-one-at-a-time");
    public static readonly Rule ApprovedByAnother = new("loans.restructuring-approved-by-another");
    public static readonly Rule DeciderDoesNotApprove = new("loans.restructuring-decider-does-not-approve");
    public static readonly Rule LoanUnchangedSince = new("loans.restructuring-loan-unchanged-since");
    public static readonly Rule StillValid = new("loans.restructuring-still-valid");
}

public sealed record RestructuringProposed(Id<LoanRestructuring> Id, Id<Loan> LoanId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public sealed record RestructuringApproved(Id<LoanRestructuring> Id, Id<Loan> LoanId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public sealed record RestructuringRefused(Id<LoanRestructuring> Id, Id<Loan> LoanId) : IDomainEvent;

public sealed record RestructuringAgreed(Id<LoanRestructuring> Id, Id<Loan> LoanId, Id<Returnee> ReturneeId)
    : IDomainEvent;

public sealed record RestructuringDeclined(Id<LoanRestructuring> Id, Id<Loan> LoanId) : IDomainEvent;

public sealed record RestructuringWithdrawn(Id<LoanRestructuring> Id, Id<Loan> LoanId) : IDomainEvent;
