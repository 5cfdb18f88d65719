using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Ledger;

/// <summary>One amount moved from the credited to the debited account. Debit and credit are equal by shape.</summary>
public sealed class Transfer
{
    private Transfer() { }

    /// <summary>Its place in the event, from 1.</summary>
    public int No { get; private set; }

    public Account Debit { get; private set; }

    public Account Credit { get; private set; }

    public Money Amount { get; private set; }

    public static Transfer Of(Account debit, Account credit, Money amount)
    {
        LedgerRules.AmountPositive.Require(!amount.IsZero);
        LedgerRules.DifferentAccounts.Require(debit != credit);
        return new Transfer
        {
            Debit = debit,
            Credit = credit,
            Amount = amount,
        };
    }

    /// <summary>The transfers whose amount is above zero, for splits with empty parts.</summary>
    public static IReadOnlyList<Transfer> NonZero(params (Account Debit, Account Credit, Money Amount)[] parts) =>
        [.. parts.Where(p => !p.Amount.IsZero).Select(p => Of(p.Debit, p.Credit, p.Amount))];

    internal Transfer Numbered(int no) =>
        new()
        {
            No = no,
            Debit = Debit,
            Credit = Credit,
            Amount = Amount,
        };

    internal Transfer Mirrored() => Of(Credit, Debit, Amount);
}
