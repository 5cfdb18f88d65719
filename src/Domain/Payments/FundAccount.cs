using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>The bank account a fund source's money lies in: payouts leave it, repayments arrive in it, its statements are imported.</summary>
public sealed class FundAccount : AggregateRoot<FundAccount>
{
    private FundAccount() { }

    public Id<FundSource> FundSourceId { get; private set; }

    /// <summary>The bank's three digits.</summary>
    public string BankCode { get; private set; } = "";

    public AccountNumber Number { get; private set; } = null!;

    public string Holder { get; private set; } = "";

    /// <summary>The code of the layout its bank wants payment files in.</summary>
    public string Layout { get; private set; } = "";

    public static FundAccount Open(Id<FundAccount> id, Id<FundSource> fund, AccountDetails details, string layout)
    {
        var account = new FundAccount { Id = id, FundSourceId = fund };
        account.Change(details, layout);
        return account;
    }

    public void Change(AccountDetails details, string layout)
    {
        PaymentRules.FundBankIsKnown.Require(Banks.Find(details.BankCode) is not null);
        PaymentRules.FundAccountNamed.Require(!string.IsNullOrWhiteSpace(details.Holder));
        (BankCode, Number, Holder) = (details.BankCode, details.Number, PersonNames.Tidy(details.Holder));
        Layout = layout;
        Raise(new FundAccountSet(Id, FundSourceId));
    }
}

/// <summary>The account of a fund source was named or replaced.</summary>
public sealed record FundAccountSet(Id<FundAccount> FundAccountId, Id<FundSource> FundSourceId) : IDomainEvent;
