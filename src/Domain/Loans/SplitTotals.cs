using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>Rupiah by what they cover; a difference of two splits may have parts below zero.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SplitTotals(
    long Principal,
    long Charge,
    long Credit,
    long Fee = 0,
    long LateCharge = 0,
    long Recovery = 0
)
{
    public long Sum => Principal + Charge + Credit + Fee + LateCharge + Recovery;

    public bool IsZero => this == default;

    public static SplitTotals Of(IEnumerable<LoanAllocation> parts) =>
        parts.Aggregate(default(SplitTotals), (sum, part) => sum + Of(part.Target, part.Amount));

    internal static SplitTotals Of(AllocationTarget target, Money amount) =>
        target switch
        {
            AllocationTarget.Principal => new(amount.Rupiah, 0, 0),
            AllocationTarget.Charge => new(0, amount.Rupiah, 0),
            AllocationTarget.Fee => new(0, 0, 0, Fee: amount.Rupiah),
            AllocationTarget.LateCharge => new(0, 0, 0, LateCharge: amount.Rupiah),
            AllocationTarget.Recovery => new(0, 0, 0, Recovery: amount.Rupiah),
            _ => new(0, 0, amount.Rupiah),
        };

    public static SplitTotals operator +(SplitTotals a, SplitTotals b) =>
        new(
            a.Principal + b.Principal,
            a.Charge + b.Charge,
            a.Credit + b.Credit,
            a.Fee + b.Fee,
            a.LateCharge + b.LateCharge,
            a.Recovery + b.Recovery
        );

    public static SplitTotals operator -(SplitTotals a, SplitTotals b) =>
        new(
            a.Principal - b.Principal,
            a.Charge - b.Charge,
            a.Credit - b.Credit,
            a.Fee - b.Fee,
            a.LateCharge - b.LateCharge,
            a.Recovery - b.Recovery
        );
}

/// <summary>What a command moved on a loan beside its own receipt: what the books must carry. Amounts may be below zero.</summary>
/// <param name="Split">Of the receipt itself; where it was reversed, what its event carries.</param>
/// <param name="Difference">Of the other receipts' splits; sums to zero.</param>
/// <param name="LateCharges">Late charges counted, less those cancelled or waived.</param>
/// <param name="Fees">Fees asked for, less those waived.</param>
/// <param name="Margin">Murabahah: margin agreed, less what was waived of it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RepaymentPosting(
    SplitTotals Split,
    SplitTotals Difference,
    long LateCharges = 0,
    long Fees = 0,
    long Margin = 0
);
