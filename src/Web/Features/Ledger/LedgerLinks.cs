using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Ledger;

/// <summary>The addresses of the books' pages.</summary>
public static class LedgerLinks
{
    public const string Journal = "/workspace/ledger";
    public const string TrialBalance = "/workspace/ledger/trial-balance";
    public const string Proof = "/workspace/ledger/proof";
    public const string Periods = "/workspace/ledger/periods";
    public const string Funding = "/workspace/ledger/funding";

    public static string Event(Guid id) => $"{Journal}/events/{id}";

    public static string Event(Id<LedgerEvent> id) => Event(id.Value);

    public static string Period(DateOnly month) => $"{Periods}/{month:yyyy-MM-01}";

    public static string Act(DateOnly month, string what) => $"{Period(month)}/{what}";

    public static string Card(Account account) => $"{Journal}/accounts/{account}";
}
