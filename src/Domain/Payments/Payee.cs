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

    public static Payee Of(Returnee recipient, DateTimeOffset at) => Of(recipient.BankAccount, recipient.FullName, at);

    public static Payee Of(Supplier supplier, DateTimeOffset at) => Of(supplier.Account, supplier.Name, at);

    /// <summary>Only the recipient's own account, confirmed and rested; the holder's name is compared anew.</summary>
    private static Payee Of(BankAccount? account, string owner, DateTimeOffset at)
    {
        PaymentRules.NeedsVerifiedAccount.Require(account is not null && account.Usable(at));
        var match = PersonNames.CompareHolder(account!.Holder, owner);
        PaymentRules.OwnAccountOnly.Require(match is HolderMatch.Same or HolderMatch.CutByBank, match);
        return new Payee
        {
            BankCode = account.BankCode,
            Account = account.Number,
            Holder = account.Holder,
        };
    }

    /// <summary>The account as it is now, when money is about to go there: a changed one rests, and is not the one ordered.</summary>
    public void RequireCurrent(Payee now)
    {
        PaymentRules.AccountStillCurrent.Require(
            (now.BankCode, now.Account, now.Holder) == (BankCode, Account, Holder)
        );
    }
}
