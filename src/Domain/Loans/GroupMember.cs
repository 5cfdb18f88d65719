using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>A borrower of a group, with the loan the others answer for.</summary>
public sealed class GroupMember
{
    private GroupMember() { }

    public Id<Loan> LoanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    /// <summary>Ketua kelompok.</summary>
    public bool Leads { get; private set; }

    /// <summary>The promise to answer for the others, as this member signed it.</summary>
    public Id<Agreement>? AgreementId { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    internal static GroupMember Of(Id<Loan> loan, Id<Returnee> returnee, bool leads) =>
        new()
        {
            LoanId = loan,
            ReturneeId = returnee,
            Leads = leads,
        };

    internal void Lead(bool leads) => Leads = leads;

    internal void Sign(Id<Agreement> agreement, DateTimeOffset at) => (AgreementId, SignedAt) = (agreement, at);
}

/// <summary>Money one member brought for the instalments of another. The receipt and the ledger stand as posted.</summary>
public sealed class Cover
{
    private Cover() { }

    public int No { get; private set; }

    public Id<Receipt> ReceiptId { get; private set; }

    public string ReceiptReference { get; private set; } = "";

    public Id<Loan> CoveredLoanId { get; private set; }

    public Id<Loan> CoveringLoanId { get; private set; }

    /// <summary>Rupiah, a part of the receipt or all of it.</summary>
    public Money Amount { get; private set; }

    /// <summary>The day the money came in.</summary>
    public DateOnly On { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When its receipt was taken back.</summary>
    public DateTimeOffset? FellAwayAt { get; private set; }

    public bool Counts => FellAwayAt is null;

    internal static Cover Of(
        int no,
        Receipt receipt,
        Id<Loan> covered,
        Id<Loan> covering,
        Money amount,
        DateTimeOffset at
    ) =>
        new()
        {
            No = no,
            ReceiptId = receipt.Id,
            ReceiptReference = receipt.Reference,
            CoveredLoanId = covered,
            CoveringLoanId = covering,
            Amount = amount,
            On = receipt.ReceivedOn,
            RecordedAt = at,
        };

    internal void FallAway(DateTimeOffset at) => FellAwayAt = at;
}

/// <summary>What the covered member gave back to the one who had paid.</summary>
public sealed class CoverSettlement
{
    private CoverSettlement() { }

    public int No { get; private set; }

    public int CoverNo { get; private set; }

    public Money Amount { get; private set; }

    public DateOnly On { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    internal static CoverSettlement Of(int no, int coverNo, Money amount, DateOnly on, DateTimeOffset at) =>
        new()
        {
            No = no,
            CoverNo = coverNo,
            Amount = amount,
            On = on,
            RecordedAt = at,
        };
}
