using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

/// <summary>What grants and their reports insist on.</summary>
public static class GrantRules
{
    public static readonly Rule NeedsAmount = new("grants.needs-amount");
    public static readonly Rule NeedsTranches = new("grants.needs-tranches");
    public static readonly Rule LinesSumToAmount = new("grants.lines-sum-to-amount");
    public static readonly Rule TranchesFit = new("grants.tranches-fit");
    public static readonly Rule ReallocatedWhileActive = new("grants.reallocated-while-active");
    public static readonly Rule ReallocationNeedsTwoLines = new("grants.reallocation-needs-two-lines");
    public static readonly Rule ReallocationNeedsAmount = new("grants.reallocation-needs-amount");
    public static readonly Rule ReallocationNeedsReason = new("grants.reallocation-needs-reason");
    public static readonly Rule ReallocationWithinLine = new("grants.reallocation-within-line");
    public static readonly Rule OneReallocationAtATime = new("grants.one-reallocation-at-a-time");
    public static readonly Rule KnowsTranche = new("grants.knows-tranche");
    public static readonly Rule NeedsReason = new("grants.needs-reason");
    public static readonly Rule RefundWithinUnspent = new("grants.refund-within-unspent");
    public static readonly Rule RefundWhenReported = new("grants.refund-when-reported");
    public static readonly Rule OneGrantPerPlan = new("grants.one-grant-per-plan");

    public static readonly Rule ReportOpen = new("grants.report-open");
    public static readonly Rule ReceiptNeedsAmount = new("grants.receipt-needs-amount");
    public static readonly Rule ReceiptNotAhead = new("grants.receipt-not-ahead");
    public static readonly Rule ReceiptNeedsLine = new("grants.receipt-needs-line");
    public static readonly Rule ReceiptNeedsSeller = new("grants.receipt-needs-seller");
    public static readonly Rule AtMostReceipts = new("grants.at-most-receipts");
    public static readonly Rule ReportNeedsReceipts = new("grants.report-needs-receipts");
    public static readonly Rule ReportWaitsForGoods = new("grants.report-waits-for-goods");
    public static readonly Rule BoughtLinesStay = new("grants.bought-lines-stay");
    public static readonly Rule ReportNeedsNote = new("grants.report-needs-note");
}
