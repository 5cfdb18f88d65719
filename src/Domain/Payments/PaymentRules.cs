using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments;

/// <summary>What payments out and in insist on.</summary>
public static class PaymentRules
{
    public static readonly Rule OwnAccountOnly = new("payments.own-account-only");
    public static readonly Rule NeedsVerifiedAccount = new("payments.needs-verified-account");
    public static readonly Rule NeedsAmount = new("payments.needs-amount");
    public static readonly Rule CheckerIsNotMaker = new("payments.checker-is-not-maker");
    public static readonly Rule DeciderDoesNotPay = new("payments.decider-does-not-pay");
    public static readonly Rule ApprovesWhatWasSeen = new("payments.approves-what-was-seen");
    public static readonly Rule OnePayoutPerSubject = new("payments.one-payout-per-subject");
    public static readonly Rule PaidOnNotAhead = new("payments.paid-on-not-ahead");
    public static readonly Rule PaidOnAfterApproval = new("payments.paid-on-after-approval");
    public static readonly Rule NeedsBankReference = new("payments.needs-bank-reference");
    public static readonly Rule NeedsSp2d = new("payments.needs-sp2d");
    public static readonly Rule NeedsReason = new("payments.needs-reason");
    public static readonly Rule FileNeedsPayouts = new("payments.file-needs-payouts");
    public static readonly Rule FileOfOneFund = new("payments.file-of-one-fund");
    public static readonly Rule FileFieldFits = new("payments.file-field-fits");
    public static readonly Rule FileNeedsFundAccount = new("payments.file-needs-fund-account");
    public static readonly Rule FundBankIsKnown = new("payments.fund-bank-is-known");
    public static readonly Rule FundAccountNamed = new("payments.fund-account-named");
    public static readonly Rule OneAccountPerFund = new("payments.one-account-per-fund");
    public static readonly Rule ReceivedOnNotAhead = new("payments.received-on-not-ahead");
    public static readonly Rule TransferNeedsProof = new("payments.transfer-needs-proof");
    public static readonly Rule OwnReceiptNotConfirmed = new("payments.own-receipt-not-confirmed");
}

/// <summary>Somebody who has a part in a payment, and how to recognise the same person behind a second account.</summary>
public sealed record PaymentPerson(Id<Staff.StaffMember> Id, EmailAddress Email, Nik? Nik)
{
    public bool IsSameAs(PaymentPerson other) =>
        Id == other.Id || Email == other.Email || (Nik is not null && Nik == other.Nik);

    public static PaymentPerson Of(Staff.StaffMember member) => new(member.Id, member.Email, member.Nik);
}
