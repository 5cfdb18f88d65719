using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What covers what is owed.</summary>
public enum RepaymentKind
{
    Receipt,

    /// <summary>Given up by two people: covers one component, brings no money.</summary>
    Waiver,

    /// <summary>Money for a loan already written off.</summary>
    Recovery,
}

/// <summary>A receipt (or a waiver) as the loan counts it. Never changed; a wrong receipt is reversed.</summary>
public sealed class Repayment
{
    private Repayment() { }

    /// <summary>In the order of entry.</summary>
    public int No { get; private set; }

    public RepaymentKind Kind { get; private set; }

    /// <summary>Null for a waiver.</summary>
    public Id<Receipt>? ReceiptId { get; private set; }

    /// <summary>What a waiver gives up.</summary>
    public DueComponent? Waives { get; private set; }

    /// <summary>The receipt's or the proposal's number, which it keeps whatever becomes of its split.</summary>
    public string Reference { get; private set; } = "";

    public Money Amount { get; private set; }

    public DateOnly On { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public DateTimeOffset? ReversedAt { get; private set; }

    public string? ReversalReason { get; private set; }

    /// <summary>The split its ledger event carries; later runs post only the difference.</summary>
    public Money PostedPrincipal { get; private set; }

    public Money PostedCharge { get; private set; }

    public Money PostedCredit { get; private set; }

    public Money PostedFee { get; private set; }

    public Money PostedLateCharge { get; private set; }

    public Money PostedRecovery { get; private set; }

    internal SplitTotals Posted =>
        new(
            PostedPrincipal.Rupiah,
            PostedCharge.Rupiah,
            PostedCredit.Rupiah,
            PostedFee.Rupiah,
            PostedLateCharge.Rupiah,
            PostedRecovery.Rupiah
        );

    internal static Repayment Of(
        int no,
        RepaymentKind kind,
        Id<Receipt>? receipt,
        DueComponent? waives,
        string reference,
        Money amount,
        DateOnly on,
        DateTimeOffset at
    ) =>
        new()
        {
            No = no,
            Kind = kind,
            ReceiptId = receipt,
            Waives = waives,
            Reference = reference,
            Amount = amount,
            On = on,
            EnteredAt = at,
        };

    internal void PostedAs(SplitTotals split)
    {
        (PostedPrincipal, PostedCharge) = (new Money(split.Principal), new Money(split.Charge));
        (PostedFee, PostedLateCharge) = (new Money(split.Fee), new Money(split.LateCharge));
        (PostedCredit, PostedRecovery) = (new Money(split.Credit), new Money(split.Recovery));
    }

    internal void Reverse(string reason, DateTimeOffset at) => (ReversedAt, ReversalReason) = (at, reason.Trim());
}

/// <summary>Where a part of a repayment goes.</summary>
public enum AllocationTarget
{
    LateCharge,
    Fee,
    Charge,
    Principal,

    /// <summary>The borrower's, beyond everything owed.</summary>
    Credit,

    /// <summary>Of what had been written off.</summary>
    Recovery,
}

/// <summary>A part of a repayment and what it covers.</summary>
public sealed class LoanAllocation
{
    private LoanAllocation() { }

    public int Seq { get; private set; }

    public int RunNo { get; private set; }

    public int RepaymentNo { get; private set; }

    /// <summary>Zero for the borrower's credit and for recoveries.</summary>
    public int InstalmentNo { get; private set; }

    public AllocationTarget Target { get; private set; }

    /// <summary>What of the instalment it covers; null where it covers none.</summary>
    public DueComponent? Component => Target <= AllocationTarget.Principal ? (DueComponent)Target : null;

    public Money Amount { get; private set; }

    /// <summary>The day of the repayment.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Known from then on: what was known at any moment can be told again.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The run that split the repayment anew; null while this split is in force.</summary>
    public int? SupersededByRun { get; private set; }

    public DateTimeOffset? SupersededAt { get; private set; }

    internal static LoanAllocation Of(
        int seq,
        int run,
        Repayment repayment,
        int instalment,
        AllocationTarget target,
        Money amount,
        DateTimeOffset at
    ) =>
        new()
        {
            Seq = seq,
            RunNo = run,
            RepaymentNo = repayment.No,
            On = repayment.On,
            At = at,
            InstalmentNo = instalment,
            Target = target,
            Amount = amount,
        };

    internal void SupersedeBy(AllocationRun run) => (SupersededByRun, SupersededAt) = (run.No, run.At);
}

public enum RunCause
{
    Repayment,
    BackdatedEntry,
    Reversal,
    NewSchedule,

    /// <summary>Late charges of days in hardship were taken back.</summary>
    Hardship,
}

/// <summary>A version of how repayments are split, from a day on.</summary>
public sealed class AllocationRun
{
    private AllocationRun() { }

    public int No { get; private set; }

    public RunCause Cause { get; private set; }

    public DateOnly FromOn { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal static AllocationRun Of(int no, RunCause cause, DateOnly from, DateTimeOffset at) =>
        new()
        {
            No = no,
            Cause = cause,
            FromOn = from,
            At = at,
        };
}
