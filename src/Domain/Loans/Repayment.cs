using System.Runtime.InteropServices;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>A receipt as the loan counts it. Never changed; a wrong one is reversed.</summary>
public sealed class Repayment
{
    private Repayment() { }

    public int No { get; private set; }

    public Id<Receipt> ReceiptId { get; private set; }

    /// <summary>The receipt's number, which it keeps whatever becomes of its split.</summary>
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

    internal SplitTotals Posted => new(PostedPrincipal.Rupiah, PostedCharge.Rupiah, PostedCredit.Rupiah);

    internal static Repayment Of(
        int no,
        Id<Receipt> receipt,
        string reference,
        Money amount,
        DateOnly on,
        DateTimeOffset at
    ) =>
        new()
        {
            No = no,
            ReceiptId = receipt,
            Reference = reference,
            Amount = amount,
            On = on,
            EnteredAt = at,
        };

    internal void PostedAs(SplitTotals split) =>
        (PostedPrincipal, PostedCharge, PostedCredit) = (
            new Money(split.Principal),
            new Money(split.Charge),
            new Money(split.Credit)
        );

    internal void Reverse(string reason, DateTimeOffset at) => (ReversedAt, ReversalReason) = (at, reason.Trim());
}

/// <summary>A part of a repayment and what it covers; without a component it is the borrower's credit.</summary>
public sealed class LoanAllocation
{
    private LoanAllocation() { }

    public int Seq { get; private set; }

    public int RunNo { get; private set; }

    public int RepaymentNo { get; private set; }

    /// <summary>Zero for the borrower's credit.</summary>
    public int InstalmentNo { get; private set; }

    public DueComponent? Component { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>The run that split the repayment anew; null while this split is in force.</summary>
    public int? SupersededByRun { get; private set; }

    internal static LoanAllocation Of(
        int seq,
        int run,
        int repayment,
        int instalment,
        DueComponent? component,
        Money amount
    ) =>
        new()
        {
            Seq = seq,
            RunNo = run,
            RepaymentNo = repayment,
            InstalmentNo = instalment,
            Component = component,
            Amount = amount,
        };

    internal void SupersedeBy(int run) => SupersededByRun = run;
}

public enum RunCause
{
    Repayment,
    BackdatedEntry,
    Reversal,
    NewSchedule,
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

/// <summary>Rupiah by what they cover; a difference of two splits may have parts below zero.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SplitTotals(long Principal, long Charge, long Credit)
{
    public long Sum => Principal + Charge + Credit;

    public bool IsZero => Principal == 0 && Charge == 0 && Credit == 0;

    public static SplitTotals Of(IEnumerable<LoanAllocation> parts) =>
        parts.Aggregate(
            default(SplitTotals),
            (sum, part) =>
                part.Component switch
                {
                    null => sum with { Credit = sum.Credit + part.Amount.Rupiah },
                    DueComponent.Principal => sum with { Principal = sum.Principal + part.Amount.Rupiah },
                    _ => sum with { Charge = sum.Charge + part.Amount.Rupiah },
                }
        );

    public static SplitTotals operator +(SplitTotals a, SplitTotals b) =>
        new(a.Principal + b.Principal, a.Charge + b.Charge, a.Credit + b.Credit);

    public static SplitTotals operator -(SplitTotals a, SplitTotals b) =>
        new(a.Principal - b.Principal, a.Charge - b.Charge, a.Credit - b.Credit);
}

/// <summary>What the books get of a repayment (or, reversed, lose), and the difference of the others' splits, which sums to zero.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RepaymentPosting(SplitTotals Split, SplitTotals Difference);
