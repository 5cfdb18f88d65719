using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>What becomes of a payout of a public budget: the treasury pays it, and the platform records its SP2D.</summary>
public sealed partial class Payout
{
    /// <summary>The treasury's disbursement order (surat perintah pencairan dana).</summary>
    public string? Sp2dNumber { get; private set; }

    public DateOnly? Sp2dOn { get; private set; }

    /// <summary>The year whose numbers it must be unique among.</summary>
    public int? Sp2dYear { get; private set; }

    /// <summary>Approved, and with the treasury until its SP2D is recorded.</summary>
    public bool WaitsForSp2d => Rail == PayoutRail.Treasury && Status == PayoutStatus.Approved;

    /// <summary>The treasury has paid exactly what was approved, on the day of its SP2D.</summary>
    public void RecordSp2d(string number, DateOnly on, Id<StoredFile> document, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Paid);
        PaymentRules.Sp2dForPublicMoney.Require(WaitsForSp2d);
        PaymentRules.ApprovesWhatWasSeen.Require(ApprovedHash == ContentHash());
        PaymentRules.NeedsSp2d.RequireFor("Number", !string.IsNullOrWhiteSpace(number));
        PaymentRules.PaidOnNotAhead.RequireFor("On", on <= ProgrammeCalendar.DateOf(at));
        PaymentRules.PaidOnAfterApproval.RequireFor("On", on >= ProgrammeCalendar.DateOf(ApprovedAt!.Value));
        (Sp2dNumber, Sp2dOn, Sp2dYear) = (Tidy(number), on, on.Year);
        (Status, SentAt, PaidOn, ProofId) = (PayoutStatus.Paid, at, on, document);
        Raise(new PayoutPaid(Id, Purpose, SubjectId, ReturneeId, FundSourceId, Amount, on));
    }

    private static string Tidy(string number) =>
        string.Join(' ', number.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
