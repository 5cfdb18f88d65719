using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Ledger;

public enum PeriodStatus
{
    Open,

    /// <summary>One person wants it closed; another confirms. Postings still come in.</summary>
    ClosingProposed,

    /// <summary>Takes no more postings.</summary>
    Closed,

    /// <summary>One person wants it open again; until another confirms it stays closed.</summary>
    ReopeningProposed,
}

/// <summary>
/// A month of the books. Two people close it and two people open it again. The database refuses postings into closed months,
/// keeps their balances when they close, and seals the books there.
/// </summary>
public sealed class AccountingPeriod : AggregateRoot<AccountingPeriod>
{
    public static readonly Transitions<PeriodStatus> Moves = new(
        "accounting-period",
        PeriodStatus.Open,
        (PeriodStatus.Open, [PeriodStatus.ClosingProposed]),
        (PeriodStatus.ClosingProposed, [PeriodStatus.Closed, PeriodStatus.Open]),
        (PeriodStatus.Closed, [PeriodStatus.ReopeningProposed]),
        (PeriodStatus.ReopeningProposed, [PeriodStatus.Open, PeriodStatus.Closed])
    );

    private AccountingPeriod() { }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; private set; }

    public PeriodStatus Status { get; private set; }

    /// <summary>Who asked for the latest step, and why.</summary>
    public Id<StaffMember>? ProposedById { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Who confirmed the latest closing.</summary>
    public Id<StaffMember>? ClosedById { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateOnly LastDay => LastDayOf(Month);

    public bool TakesPostings => Status is PeriodStatus.Open or PeriodStatus.ClosingProposed;

    public bool WaitsForConfirmation => Status is PeriodStatus.ClosingProposed or PeriodStatus.ReopeningProposed;

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly LastDayOf(DateOnly month) =>
        new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));

    /// <summary>A month that has no row yet; closed where it was closed together with a later one.</summary>
    public static AccountingPeriod Of(DateOnly month, bool closed) =>
        new() { Month = MonthOf(month), Status = closed ? PeriodStatus.Closed : PeriodStatus.Open };

    /// <summary>What is still open in the month is explained by the reason.</summary>
    public void ProposeClosing(ClosingState state, string? reason, StaffMember by, DateTimeOffset at)
    {
        PeriodRules.Over.Require(LastDay < ProgrammeCalendar.DateOf(at));
        PeriodRules.InOrder.Require(state.EarlierAreClosed);
        PeriodRules.ProofIsSound.Require(state.ProofIsSound);
        Require(PeriodRules.OpenPointsExplained, state.OpenPoints == 0 || !string.IsNullOrWhiteSpace(reason));
        Propose(PeriodStatus.ClosingProposed, reason, by, at);
    }

    public void ProposeReopening(string reason, StaffMember by, DateTimeOffset at)
    {
        Require(PeriodRules.ReopeningExplained, !string.IsNullOrWhiteSpace(reason));
        Propose(PeriodStatus.ReopeningProposed, reason, by, at);
    }

    /// <summary>A second person confirms what was proposed.</summary>
    public void Confirm(StaffMember decider, StaffMember proposer, DateTimeOffset at)
    {
        PeriodRules.ConfirmedByAnother.Require(!decider.IsSamePersonAs(proposer));
        if (Status == PeriodStatus.ClosingProposed)
        {
            Move(PeriodStatus.Closed);
            (ClosedById, ClosedAt) = (decider.Id, at);
            Raise(new PeriodClosed(Id, Month));
        }
        else
        {
            PeriodRules.WaitsForConfirmation.Require(WaitsForConfirmation);
            Move(PeriodStatus.Open);
            (ClosedById, ClosedAt) = (null, null);
            Raise(new PeriodReopened(Id, Month));
        }
    }

    /// <summary>The proposal is refused, or taken back by who made it: all stays as it was before.</summary>
    public void SendBack()
    {
        PeriodRules.WaitsForConfirmation.Require(WaitsForConfirmation);
        Move(Status == PeriodStatus.ClosingProposed ? PeriodStatus.Open : PeriodStatus.Closed);
        Raise(new PeriodProposalSentBack(Id, Month));
    }

    private void Propose(PeriodStatus status, string? reason, StaffMember by, DateTimeOffset at)
    {
        Move(status);
        (ProposedById, ProposedAt, Reason) = (by.Id, at, reason?.Trim());
        Raise(new PeriodProposed(Id, Month, status));
    }

    private void Move(PeriodStatus to)
    {
        Moves.Require(Status, to);
        Status = to;
    }

    private static void Require(Rule rule, bool kept)
    {
        if (!kept)
            throw new RuleBrokenException(rule) { Field = nameof(Reason) };
    }
}

/// <summary>How the books stand before a month is closed.</summary>
/// <param name="OpenPoints">Suspense, unmatched lines and payments nobody has confirmed.</param>
public sealed record ClosingState(bool EarlierAreClosed, bool ProofIsSound, int OpenPoints);

/// <summary>What closing and reopening a month must keep to.</summary>
public static class PeriodRules
{
    public static readonly Rule Over = new("ledger.period-over");
    public static readonly Rule InOrder = new("ledger.periods-in-order");
    public static readonly Rule ProofIsSound = new("ledger.proof-is-sound");
    public static readonly Rule OpenPointsExplained = new("ledger.open-points-explained");
    public static readonly Rule ReopeningExplained = new("ledger.reopening-explained");
    public static readonly Rule ConfirmedByAnother = new("ledger.confirmed-by-another");
    public static readonly Rule WaitsForConfirmation = new("ledger.waits-for-confirmation");
    public static readonly Rule OnePeriodPerMonth = new("ledger.one-period-per-month");
}

public sealed record PeriodProposed(Id<AccountingPeriod> PeriodId, DateOnly Month, PeriodStatus Status) : IDomainEvent;

public sealed record PeriodClosed(Id<AccountingPeriod> PeriodId, DateOnly Month) : IDomainEvent;

public sealed record PeriodReopened(Id<AccountingPeriod> PeriodId, DateOnly Month) : IDomainEvent;

public sealed record PeriodProposalSentBack(Id<AccountingPeriod> PeriodId, DateOnly Month) : IDomainEvent;

/// <summary>What one kind of account of a fund held at the end of a closed month: sums since the beginning. Written by the database.</summary>
public sealed class PeriodBalance
{
    private PeriodBalance() { }

    public DateOnly Month { get; private set; }

    public string Fund { get; private set; } = "";

    /// <summary>The prefix of the kind of account.</summary>
    public string Kind { get; private set; } = "";

    public long Debit { get; private set; }

    public long Credit { get; private set; }

    /// <summary>A report as of an earlier moment does not use it.</summary>
    public DateTimeOffset TakenAt { get; private set; }
}
