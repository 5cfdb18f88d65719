using System.Diagnostics.CodeAnalysis;

namespace PmiEmas.Domain.Ledger;

/// <summary>What an account of the books holds.</summary>
public enum AccountKind
{
    Bank,
    Gateway,
    Equity,
    Budget,
    Ceiling,
    Committed,
    Spent,
    GrantsPaid,
    LoanPrincipal,
    ChargeReceivable,
    ChargeIncome,
    LateChargeReceivable,
    LateCharges,
    SocialFund,
    FeeReceivable,
    Fees,
    BorrowerCredit,
    Suspense,
    Losses,
    Recoveries,

    /// <summary>Murabahah: goods bought to be sold on.</summary>
    GoodsForSale,

    /// <summary>Murabahah: margin agreed and not yet earned.</summary>
    DeferredMargin,
    OtherIncome,
    BankCosts,
    GatewayFees,

    /// <summary>Memorandum: what a fund source may give in a year, all of it or in one region.</summary>
    FundLimit,
    FundCeiling,
    FundUsed,
}

/// <summary>The nature of a kind of account: its normal side, whether it keeps a balance row, whether that may fall below zero.</summary>
public sealed record AccountNature(
    AccountKind Kind,
    string Prefix,
    bool CreditNormal,
    bool KeepsBalance,
    bool NeverNegative,
    bool Memorandum
)
{
    /// <summary>The chart of accounts. Accounts that every posting touches keep no balance row: it would serialise all postings.</summary>
    public static readonly IReadOnlyList<AccountNature> All =
    [
        new(AccountKind.Bank, "bank", false, false, false, false),
        new(AccountKind.Gateway, "gateway", false, false, false, false),
        new(AccountKind.Equity, "equity", true, false, false, false),
        new(AccountKind.Budget, "budget", false, false, false, true),
        new(AccountKind.Ceiling, "ceiling", true, true, true, true),
        new(AccountKind.Committed, "committed", true, true, true, true),
        new(AccountKind.Spent, "spent", true, true, true, true),
        new(AccountKind.GrantsPaid, "grants-paid", false, true, true, false),
        new(AccountKind.LoanPrincipal, "loan-principal", false, true, true, false),
        new(AccountKind.ChargeReceivable, "charge-receivable", false, true, true, false),
        new(AccountKind.ChargeIncome, "charge-income", true, false, false, false),
        new(AccountKind.LateChargeReceivable, "late-charge-receivable", false, true, true, false),
        new(AccountKind.LateCharges, "late-charges", true, false, false, false),
        new(AccountKind.SocialFund, "social-fund", true, false, false, false),
        new(AccountKind.FeeReceivable, "fee-receivable", false, true, true, false),
        new(AccountKind.Fees, "fees", true, false, false, false),
        new(AccountKind.BorrowerCredit, "borrower-credit", true, true, true, false),
        new(AccountKind.Suspense, "suspense", true, false, false, false),
        new(AccountKind.Losses, "losses", false, false, false, false),
        new(AccountKind.Recoveries, "recoveries", true, false, false, false),
        new(AccountKind.GoodsForSale, "goods-for-sale", false, false, false, false),
        new(AccountKind.DeferredMargin, "deferred-margin", true, true, true, false),
        new(AccountKind.OtherIncome, "other-income", true, false, false, false),
        new(AccountKind.BankCosts, "bank-costs", false, false, false, false),
        new(AccountKind.GatewayFees, "gateway-fees", false, false, false, false),
        new(AccountKind.FundLimit, "fund-limit", false, false, false, true),
        new(AccountKind.FundCeiling, "fund-ceiling", true, true, true, true),
        new(AccountKind.FundUsed, "fund-used", true, true, true, true),
    ];

    private static readonly Dictionary<AccountKind, AccountNature> ByKind = All.ToDictionary(n => n.Kind);

    public static AccountNature Of(AccountKind kind) => ByKind[kind];

    public static AccountNature? OfPrefix(string prefix) => All.FirstOrDefault(n => n.Prefix == prefix);
}

/// <summary>One account of the books: a kind and whose it is, e.g. <c>bank:APBD26</c> or <c>loan-principal:PJ-2026-000001</c>.</summary>
public readonly record struct Account : IParsable<Account>
{
    private Account(string code) => Code = code;

    public string Code { get; }

    public AccountKind Kind => AccountNature.OfPrefix(Code[..Code.IndexOf(':')])!.Kind;

    /// <summary>The fund's code, or the reference of the call, grant or loan.</summary>
    public string Owner => Code[(Code.IndexOf(':') + 1)..];

    public AccountNature Nature => AccountNature.Of(Kind);

    /// <summary>Money in the fund's bank account.</summary>
    public static Account Bank(string fund) => Of(AccountKind.Bank, fund);

    /// <summary>The fund's money at the payment gateway, until it reaches the bank.</summary>
    public static Account Gateway(string fund) => Of(AccountKind.Gateway, fund);

    /// <summary>What funders gave the fund.</summary>
    public static Account Equity(string fund) => Of(AccountKind.Equity, fund);

    /// <summary>Memorandum: the ceilings of the fund's calls.</summary>
    public static Account Budget(string fund) => Of(AccountKind.Budget, fund);

    /// <summary>Memorandum: what a call may still commit; never below zero.</summary>
    public static Account Ceiling(string call) => Of(AccountKind.Ceiling, call);

    /// <summary>Memorandum: promised to one grant or loan and not yet paid.</summary>
    public static Account Committed(string award) => Of(AccountKind.Committed, award);

    /// <summary>Memorandum: what a call has paid.</summary>
    public static Account Spent(string call) => Of(AccountKind.Spent, call);

    /// <summary>Memorandum: the yearly ceilings a fund source was given.</summary>
    public static Account FundLimit(string fund) => Of(AccountKind.FundLimit, fund);

    /// <summary>Memorandum: what a fund source may still promise in a year, <c>APBD26/2026</c>, or in a region of it, <c>APBD26/2026/3604</c>.</summary>
    public static Account FundCeiling(string fundYear) => Of(AccountKind.FundCeiling, fundYear);

    /// <summary>Memorandum: what a fund source has promised in that year and region.</summary>
    public static Account FundUsed(string fundYear) => Of(AccountKind.FundUsed, fundYear);

    public static Account GrantsPaid(string grant) => Of(AccountKind.GrantsPaid, grant);

    public static Account LoanPrincipal(string loan) => Of(AccountKind.LoanPrincipal, loan);

    public static Account ChargeReceivable(string loan) => Of(AccountKind.ChargeReceivable, loan);

    public static Account ChargeIncome(string fund) => Of(AccountKind.ChargeIncome, fund);

    public static Account LateChargeReceivable(string loan) => Of(AccountKind.LateChargeReceivable, loan);

    public static Account LateCharges(string fund) => Of(AccountKind.LateCharges, fund);

    /// <summary>Late charges of sharia contracts: for good causes, never income.</summary>
    public static Account SocialFund(string fund) => Of(AccountKind.SocialFund, fund);

    public static Account FeeReceivable(string loan) => Of(AccountKind.FeeReceivable, loan);

    public static Account Fees(string fund) => Of(AccountKind.Fees, fund);

    /// <summary>What a borrower has paid too much.</summary>
    public static Account BorrowerCredit(string loan) => Of(AccountKind.BorrowerCredit, loan);

    public static Account Suspense(string fund) => Of(AccountKind.Suspense, fund);

    public static Account Losses(string fund) => Of(AccountKind.Losses, fund);

    public static Account Recoveries(string fund) => Of(AccountKind.Recoveries, fund);

    /// <summary>Goods the lender bought for a murabahah; the sale empties it at once.</summary>
    public static Account GoodsForSale(string fund) => Of(AccountKind.GoodsForSale, fund);

    public static Account DeferredMargin(string loan) => Of(AccountKind.DeferredMargin, loan);

    /// <summary>Interest of the fund's bank account, and money whose sender was never found.</summary>
    public static Account OtherIncome(string fund) => Of(AccountKind.OtherIncome, fund);

    /// <summary>What the bank takes for the account.</summary>
    public static Account BankCosts(string fund) => Of(AccountKind.BankCosts, fund);

    /// <summary>What the payment gateway keeps for itself.</summary>
    public static Account GatewayFees(string fund) => Of(AccountKind.GatewayFees, fund);

    public static Account Of(AccountKind kind, string owner) => Parse($"{AccountNature.Of(kind).Prefix}:{owner}");

    public static Account Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var account) ? account : throw new FormatException($"Not an account: '{s}'.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Account result)
    {
        var colon = s?.IndexOf(':') ?? -1;
        var ok =
            colon > 0
            && s!.Length is <= 80
            && colon < s.Length - 1
            && AccountNature.OfPrefix(s[..colon]) is not null
            && s[(colon + 1)..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/');
        result = ok ? new Account(s!) : default;
        return ok;
    }

    public override string ToString() => Code;
}
