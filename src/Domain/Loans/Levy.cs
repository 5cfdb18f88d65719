using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What an instalment may cost beyond the schedule.</summary>
public enum LevyKind
{
    /// <summary>Counted by the product's rule while the instalment is late.</summary>
    LateCharge,

    /// <summary>A cost passed on as it was, with its proof.</summary>
    Fee,
}

/// <summary>An amount asked for beyond the schedule, attached to one instalment. Its amount never changes; a new run may cancel a late charge.</summary>
public sealed class Levy
{
    private Levy() { }

    public int No { get; private set; }

    public LevyKind Kind { get; private set; }

    public int InstalmentNo { get; private set; }

    /// <summary>The day it arose: an instalment has one late charge a day.</summary>
    public DateOnly On { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>What of the instalment was unpaid then; a percentage was taken of it.</summary>
    public Money Unpaid { get; private set; }

    /// <summary>Paid or waived so far.</summary>
    public Money Covered { get; private set; }

    /// <summary>Entries made before a fee do not pay it, whatever their date.</summary>
    public int AfterEntry { get; private set; }

    public string? Reason { get; private set; }

    public Id<StoredFile>? ProofId { get; private set; }

    /// <summary>The run that found the instalment paid in time after all.</summary>
    public int? CancelledByRun { get; private set; }

    public Money Open => CancelledByRun is null ? Amount - Covered : Money.Zero;

    public DueComponent Component => Kind == LevyKind.Fee ? DueComponent.Fee : DueComponent.LateCharge;

    internal static Levy LateCharge(int no, int instalment, DateOnly on, Money amount, Money unpaid) =>
        new()
        {
            No = no,
            Kind = LevyKind.LateCharge,
            InstalmentNo = instalment,
            On = on,
            Amount = amount,
            Unpaid = unpaid,
        };

    internal static Levy Fee(
        int no,
        int instalment,
        DateOnly on,
        Money amount,
        int afterEntry,
        string reason,
        Id<StoredFile> proof
    ) =>
        new()
        {
            No = no,
            Kind = LevyKind.Fee,
            InstalmentNo = instalment,
            On = on,
            Amount = amount,
            AfterEntry = afterEntry,
            Reason = reason.Trim(),
            ProofId = proof,
        };

    internal void Cover(Money amount) => Covered += amount;

    internal void Uncover(Money amount) => Covered -= amount;

    internal void MoveTo(int instalment) => InstalmentNo = instalment;

    internal void CancelBy(int run) => CancelledByRun = run;
}
