using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>What payments out and in insist on.</summary>
public static class PaymentRules
{
    public static readonly Rule OwnAccountOnly = new("payments.own-account-only");
    public static readonly Rule NeedsVerifiedAccount = new("payments.needs-verified-account");
    public static readonly Rule AccountStillCurrent = new("payments.account-still-current");
    public static readonly Rule NeedsAmount = new("payments.needs-amount");
    public static readonly Rule CheckerIsNotMaker = new("payments.checker-is-not-maker");
    public static readonly Rule DeciderDoesNotPay = new("payments.decider-does-not-pay");
    public static readonly Rule ApprovesWhatWasSeen = new("payments.approves-what-was-seen");
    public static readonly Rule OnePayoutPerSubject = new("payments.one-payout-per-subject");
    public static readonly Rule PaidOnNotAhead = new("payments.paid-on-not-ahead");
    public static readonly Rule PaidOnAfterApproval = new("payments.paid-on-after-approval");
    public static readonly Rule NeedsBankReference = new("payments.needs-bank-reference");
    public static readonly Rule NeedsSp2d = new("payments.needs-sp2d");
    public static readonly Rule Sp2dOnce = new("payments.sp2d-once");
    public static readonly Rule Sp2dForPublicMoney = new("payments.sp2d-for-public-money");
    public static readonly Rule TreasuryPays = new("payments.treasury-pays");
    public static readonly Rule PaidByItsFund = new("payments.paid-by-its-fund");
    public static readonly Rule NeedsReason = new("payments.needs-reason");
    public static readonly Rule FileNeedsPayouts = new("payments.file-needs-payouts");
    public static readonly Rule FileOfOneFund = new("payments.file-of-one-fund");
    public static readonly Rule FileFieldFits = new("payments.file-field-fits");
    public static readonly Rule FileNeedsFundAccount = new("payments.file-needs-fund-account");
    public static readonly Rule FundBankIsKnown = new("payments.fund-bank-is-known");
    public static readonly Rule FundAccountNamed = new("payments.fund-account-named");
    public static readonly Rule OneAccountPerFund = new("payments.one-account-per-fund");
    public static readonly Rule MappingColumnsExist = new("payments.mapping-columns-exist");
    public static readonly Rule MappingEdgesAreShort = new("payments.mapping-edges-are-short");
    public static readonly Rule MappingNamesAmounts = new("payments.mapping-names-amounts");
    public static readonly Rule MappingVersionOnce = new("payments.mapping-version-once");
    public static readonly Rule StatementNeedsFundAccount = new("payments.statement-needs-fund-account");
    public static readonly Rule StatementIsText = new("payments.statement-is-text");
    public static readonly Rule StatementNeedsMapping = new("payments.statement-needs-mapping");
    public static readonly Rule StatementWithoutErrors = new("payments.statement-without-errors");
    public static readonly Rule StatementHasLines = new("payments.statement-has-lines");
    public static readonly Rule StatementNotAhead = new("payments.statement-not-ahead");
    public static readonly Rule StatementOneKey = new("payments.statement-one-key");
    public static readonly Rule ImportRuns = new("payments.import-runs");
    public static readonly Rule LineStandsOnce = new("payments.line-stands-once");
    public static readonly Rule LineIsOpen = new("payments.line-is-open");
    public static readonly Rule LineFitsDirection = new("payments.line-fits-direction");
    public static readonly Rule LineFitsAmount = new("payments.line-fits-amount");
    public static readonly Rule LineFitsFund = new("payments.line-fits-fund");
    public static readonly Rule AssignedMayMatch = new("payments.assigned-may-match");
    public static readonly Rule BookedOnce = new("payments.booked-once");
    public static readonly Rule ProposalWaits = new("payments.proposal-waits");
    public static readonly Rule ProposalByAnother = new("payments.proposal-by-another");
    public static readonly Rule ProposalFitsDirection = new("payments.proposal-fits-direction");
    public static readonly Rule RefundNeedsAccount = new("payments.refund-needs-account");
    public static readonly Rule ReceivedOnNotAhead = new("payments.received-on-not-ahead");
    public static readonly Rule TransferNeedsProof = new("payments.transfer-needs-proof");
    public static readonly Rule NotTypedIn = new("payments.not-typed-in");
    public static readonly Rule OwnReceiptNotConfirmed = new("payments.own-receipt-not-confirmed");
}

/// <summary>Somebody who has a part in a payment, and how to recognise the same person behind a second account.</summary>
public sealed record PaymentPerson(Id<Staff.StaffMember> Id, EmailAddress Email, Nik? Nik)
{
    public bool IsSameAs(PaymentPerson other) =>
        Id == other.Id || Email == other.Email || (Nik is not null && Nik == other.Nik);

    public static PaymentPerson Of(Staff.StaffMember member) => new(member.Id, member.Email, member.Nik);
}
