using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Grants;

/// <summary>The addresses of the grants' pages.</summary>
public static class GrantLinks
{
    public const string List = "/workspace/grants";
    public const string Reports = "/workspace/reports";
    public const string Mine = "/portal/grants";
    public const string OwnReports = "/portal/reports";

    public static string Detail(Id<Grant> id) => $"{List}/{id}";

    public static string CancelTranche(Id<Grant> id, Id<Tranche> tranche) => $"{List}/{id}/tranches/{tranche}/cancel";

    public static string Refund(Id<Grant> id, Id<Receipt> receipt, string what) =>
        $"{List}/{id}/refunds/{receipt}/{what}";

    public static string Report(Id<AccountabilityReport> id) => $"{Reports}/{id}";

    public static string ActOnReport(Id<AccountabilityReport> id, string what) => $"{Reports}/{id}/{what}";

    public static string Own(Id<Grant> id) => $"{Mine}/{id}";

    public static string OwnRefund(Id<Grant> id) => $"{Mine}/{id}/refund";

    public static string OwnReallocation(Id<Grant> id) => $"{Mine}/{id}/reallocations/new";

    public static string WithdrawReallocation(Id<Grant> id, Id<Reallocation> request) =>
        $"{Mine}/{id}/reallocations/{request}/withdraw";

    public static string Reallocation(Id<Grant> id, Id<Reallocation> request, string what) =>
        $"{List}/{id}/reallocations/{request}/{what}";

    public static string OwnReport(Id<AccountabilityReport> id) => $"{OwnReports}/{id}";

    public static string NewReceipt(Id<AccountabilityReport> id) => $"{OwnReports}/{id}/receipts/new";

    public static string Receipt(Id<AccountabilityReport> id, Id<SpendingReceipt> receipt) =>
        $"{OwnReports}/{id}/receipts/{receipt}";
}

/// <summary>The colours of grants' states.</summary>
public static class GrantChips
{
    public static Chip Of(GrantStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                GrantStatus.Active => Tone.Info,
                GrantStatus.Completed => Tone.Ok,
                _ => Tone.Bad,
            }
        );

    public static Chip Of(TrancheStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                TrancheStatus.ConditionsMet => Tone.Gold,
                TrancheStatus.Requested or TrancheStatus.Approved or TrancheStatus.Reported => Tone.Info,
                TrancheStatus.Paid or TrancheStatus.Accepted => Tone.Ok,
                TrancheStatus.ReturnedForCorrection => Tone.Warn,
                TrancheStatus.Cancelled => Tone.Bad,
                _ => Tone.Plain,
            }
        );

    public static Chip Of(ReallocationStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                ReallocationStatus.Requested => Tone.Info,
                ReallocationStatus.Approved => Tone.Ok,
                ReallocationStatus.Refused => Tone.Bad,
                _ => Tone.Plain,
            }
        );

    public static Chip Of(ReportStatus status) =>
        Chip.Of(
            status,
            status switch
            {
                ReportStatus.Submitted => Tone.Info,
                ReportStatus.Accepted => Tone.Ok,
                ReportStatus.ReturnedForCorrection => Tone.Warn,
                _ => Tone.Plain,
            }
        );
}
