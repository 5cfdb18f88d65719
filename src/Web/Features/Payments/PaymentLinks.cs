using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Payments;

/// <summary>The addresses of the payments' pages.</summary>
public static class PaymentLinks
{
    public const string Payouts = "/workspace/payouts";
    public const string Ready = "/workspace/payouts/ready";
    public const string Files = "/workspace/bank-files";
    public const string NewFile = "/workspace/bank-files/new";
    public const string FundAccounts = "/workspace/fund-accounts";
    public const string Mine = "/portal/payments";

    public static string Detail(Id<Payout> id) => $"{Payouts}/{id}";

    public static string NewFileOf(string fund) => $"{NewFile}?fund={Uri.EscapeDataString(fund)}";

    public static string FundAccount(Id<FundSource> fund) => $"{FundAccounts}/{fund}";

    public static string Act(Id<Payout> id, string what) => $"{Payouts}/{id}/{what}";

    public static string Prepare(PayoutPurpose purpose, Guid subject) => $"{Payouts}/prepare/{purpose}/{subject}";
}

/// <summary>The colours of payments' states.</summary>
public static class PaymentChips
{
    public static Chip Of(PayoutStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                PayoutStatus.Submitted => Tone.Gold,
                PayoutStatus.Approved or PayoutStatus.Sent => Tone.Info,
                PayoutStatus.Paid => Tone.Ok,
                PayoutStatus.Failed or PayoutStatus.Cancelled => Tone.Bad,
                _ => Tone.Plain,
            }
        );

    public static Chip Of(ReceiptStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                ReceiptStatus.Posted => Tone.Ok,
                ReceiptStatus.Refused or ReceiptStatus.Reversed => Tone.Bad,
                ReceiptStatus.Suspense => Tone.Warn,
                _ => Tone.Info,
            }
        );
}
