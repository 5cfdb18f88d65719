using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Ledger;

/// <summary>What the books insist on. The last three are held by the database, which names them in its refusal.</summary>
public static class LedgerRules
{
    public static readonly Rule AmountPositive = new("ledger.amount-positive");
    public static readonly Rule DifferentAccounts = new("ledger.different-accounts");
    public static readonly Rule NeedsTransfers = new("ledger.needs-transfers");
    public static readonly Rule ReversalIsFinal = new("ledger.reversal-is-final");
    public static readonly Rule ReversedOnce = new("ledger.reversed-once");
    public static readonly Rule PeriodOpen = new("ledger.period-open");
    public static readonly Rule FundCeilingKept = new("ledger.fund-ceiling-kept");
    public static readonly Rule CeilingKept = new("ledger.ceiling-kept");
    public static readonly Rule NeverNegative = new("ledger.never-negative");
}
