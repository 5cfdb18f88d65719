using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>The bank account a payout goes to, as it was when the order was prepared.</summary>
public sealed class Payee
{
    private Payee() { }

    /// <summary>The bank's three digits.</summary>
    public string BankCode { get; private init; } = "";

    public AccountNumber Account { get; private init; } = null!;

    public string Holder { get; private init; } = "";

    /// <summary>Only the recipient's own account, confirmed and rested; the holder's name is compared anew.</summary>
    public static Payee Of(Returnee recipient, DateTimeOffset at)
    {
        PaymentRules.NeedsVerifiedAccount.Require(recipient.BankAccount is { } account && account.Usable(at));
        var match = PersonNames.CompareHolder(recipient.BankAccount!.Holder, recipient.FullName);
        PaymentRules.OwnAccountOnly.Require(match is HolderMatch.Same or HolderMatch.CutByBank, match);
        return new Payee
        {
            BankCode = recipient.BankAccount.BankCode,
            Account = recipient.BankAccount.Number,
            Holder = recipient.BankAccount.Holder,
        };
    }

    /// <summary>The account as it is now, when money is about to go there: a changed one rests, and is not the one ordered.</summary>
    public void RequireCurrent(Returnee recipient, DateTimeOffset at)
    {
        var now = Of(recipient, at);
        PaymentRules.AccountStillCurrent.Require(
            (now.BankCode, now.Account, now.Holder) == (BankCode, Account, Holder)
        );
    }
}
