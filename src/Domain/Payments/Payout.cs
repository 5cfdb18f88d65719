using System.Security.Cryptography;
using System.Text;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Payments;

public enum PayoutPurpose
{
    GrantTranche,
    LoanDisbursement,

    /// <summary>A later part of a loan.</summary>
    LoanTranche,

    /// <summary>What a borrower paid too much goes back to them.</summary>
    CreditRefund,

    /// <summary>Goods bought for a returnee are paid to their supplier.</summary>
    SupplierPayment,
}

/// <summary>How the money travels.</summary>
public enum PayoutRail
{
    BankFile,
    Gateway,

    /// <summary>Money of the state's or a region's budget: its treasury pays by SP2D, and the platform records it.</summary>
    Treasury,
}

public enum PayoutStatus
{
    Prepared,
    Submitted,
    Approved,
    Sent,
    Paid,
    Failed,
    Cancelled,
}

/// <summary>A payment order: one person prepares, another approves, the bank file carries it, the proof closes it.</summary>
public sealed partial class Payout : AggregateRoot<Payout>
{
    public static readonly Transitions<PayoutStatus> Moves = new(
        "payout",
        PayoutStatus.Prepared,
        (PayoutStatus.Prepared, [PayoutStatus.Submitted, PayoutStatus.Cancelled]),
        (PayoutStatus.Submitted, [PayoutStatus.Approved, PayoutStatus.Prepared, PayoutStatus.Cancelled]),
        (PayoutStatus.Approved, [PayoutStatus.Sent, PayoutStatus.Paid, PayoutStatus.Prepared, PayoutStatus.Cancelled]),
        (PayoutStatus.Sent, [PayoutStatus.Paid, PayoutStatus.Failed]),
        (PayoutStatus.Paid, [PayoutStatus.Failed]),
        (PayoutStatus.Failed, [PayoutStatus.Prepared, PayoutStatus.Cancelled])
    );

    private Payout() { }

    /// <summary><c>SPB-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public PayoutPurpose Purpose { get; private set; }

    /// <summary>The tranche or loan paid.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The grant's or loan's number.</summary>
    public string SubjectReference { get; private set; } = "";

    /// <summary>The plan whose decision is paid: who decided it may not pay it.</summary>
    public Id<BusinessPlans.BusinessPlan> PlanId { get; private set; }

    /// <summary>Whose grant or loan it is, also where a supplier is paid.</summary>
    public Id<Returnee> ReturneeId { get; private set; }

    /// <summary>The supplier who is paid; null where the returnee is.</summary>
    public Id<Supplier>? SupplierId { get; private set; }

    public Id<FundSource> FundSourceId { get; private set; }

    public PayoutStatus Status { get; private set; }

    public Money Amount { get; private set; }

    public Payee Payee { get; private set; } = null!;

    /// <summary>The line the bank prints for the recipient.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>1 for the first try; a failed payout begins the next.</summary>
    public int Attempt { get; private set; } = 1;

    public Id<StaffMember> MakerId { get; private set; }

    public DateTimeOffset PreparedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Id<StaffMember>? CheckerId { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>The hash the checker approved; any edit clears it.</summary>
    public string? ApprovedHash { get; private set; }

    /// <summary>The treasury's where the fund is a public budget; else chosen when it is sent.</summary>
    public PayoutRail? Rail { get; private set; }

    public Id<BankFile>? BankFileId { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public string? BankReference { get; private set; }

    /// <summary>The transfer proof, or the SP2D.</summary>
    public Id<StoredFile>? ProofId { get; private set; }

    /// <summary>Why the checker returned it or the bank refused it.</summary>
    public string? Reason { get; private set; }

    public static Payout Prepare(
        Id<Payout> id,
        string reference,
        PayoutSubject subject,
        FundSource fund,
        Money amount,
        Payee payee,
        string remark,
        Id<StaffMember> maker,
        DateTimeOffset at
    )
    {
        PaymentRules.NeedsAmount.Require(!amount.IsZero);
        PaymentRules.PaidByItsFund.Require(fund.Id == subject.FundSourceId);
        var payout = new Payout
        {
            Id = id,
            Reference = reference,
            Purpose = subject.Purpose,
            SubjectId = subject.Id,
            SubjectReference = subject.Reference,
            PlanId = subject.PlanId,
            ReturneeId = subject.ReturneeId,
            SupplierId = subject.SupplierId,
            FundSourceId = fund.Id,
            Rail = fund.IsPublic ? PayoutRail.Treasury : null,
            Amount = amount,
            Payee = payee,
            Remark = remark.Trim(),
            MakerId = maker,
            PreparedAt = at,
        };
        payout.Raise(new PayoutPrepared(id, subject.Purpose, subject.Id, subject.ReturneeId));
        return payout;
    }

    /// <summary>The fund's account that pays it: the bank's, or the gateway's.</summary>
    public Account PaidFrom(string fund) => Rail == PayoutRail.Gateway ? Account.Gateway(fund) : Account.Bank(fund);

    /// <summary>SHA-256 over everything that decides who gets how much, in hexadecimal.</summary>
    public string ContentHash() =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        Reference,
                        Purpose,
                        SubjectId,
                        ReturneeId,
                        SupplierId,
                        FundSourceId,
                        Amount.Rupiah,
                        Payee.BankCode,
                        Payee.Account.Value,
                        Payee.Holder,
                        Remark,
                        Attempt
                    )
                )
            )
        );

    /// <summary>Changes the account or the remark. Whatever was submitted or approved must be checked again.</summary>
    public void Amend(Payee payee, string remark, Id<StaffMember> by, DateTimeOffset at)
    {
        if (Status != PayoutStatus.Prepared)
            Moves.Require(Status, PayoutStatus.Prepared);
        BackToPrepared(by, at);
        (Payee, Remark) = (payee, remark.Trim());
        Raise(new PayoutAmended(Id));
    }

    public void Submit(PaymentPerson maker, IReadOnlyCollection<PaymentPerson> deciders, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Submitted);
        PaymentRules.DeciderDoesNotPay.Require(!deciders.Any(maker.IsSameAs));
        (Status, MakerId, SubmittedAt, Reason) = (PayoutStatus.Submitted, maker.Id, at, null);
        Raise(new PayoutSubmitted(Id));
    }

    /// <summary>The checker returns it to the maker.</summary>
    public void ReturnToMaker(string reason, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Prepared);
        PaymentRules.NeedsReason.Require(Status == PayoutStatus.Submitted && !string.IsNullOrWhiteSpace(reason));
        (Status, Reason, SubmittedAt) = (PayoutStatus.Prepared, reason.Trim(), null);
        Raise(new PayoutReturned(Id));
    }

    /// <summary>Approves exactly what the checker was shown.</summary>
    public void Approve(
        string seenHash,
        PaymentPerson checker,
        PaymentPerson maker,
        IReadOnlyCollection<PaymentPerson> deciders,
        DateTimeOffset at
    )
    {
        Moves.Require(Status, PayoutStatus.Approved);
        PaymentRules.CheckerIsNotMaker.Require(maker.Id == MakerId && !checker.IsSameAs(maker));
        PaymentRules.DeciderDoesNotPay.Require(!deciders.Any(checker.IsSameAs));
        PaymentRules.ApprovesWhatWasSeen.Require(seenHash == ContentHash());
        (Status, CheckerId, ApprovedAt, ApprovedHash) = (PayoutStatus.Approved, checker.Id, at, seenHash);
        Raise(new PayoutApproved(Id));
    }

    /// <summary>Part of the file given to the bank.</summary>
    public void Send(Id<BankFile> file, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Sent);
        PaymentRules.TreasuryPays.Require(Rail != PayoutRail.Treasury);
        PaymentRules.ApprovesWhatWasSeen.Require(ApprovedHash == ContentHash());
        (Status, Rail, BankFileId, SentAt) = (PayoutStatus.Sent, PayoutRail.BankFile, file, at);
        Raise(new PayoutSent(Id, Purpose, SubjectId, ReturneeId));
    }

    public void Confirm(PayoutProof proof, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Paid);
        GatewayRules.GatewayDecides.Require(Rail != PayoutRail.Gateway);
        PaymentRules.TreasuryPays.Require(Rail != PayoutRail.Treasury);
        PaymentRules.NeedsBankReference.Require(!string.IsNullOrWhiteSpace(proof.BankReference));
        PaymentRules.PaidOnNotAhead.Require(proof.PaidOn <= ProgrammeCalendar.DateOf(at));
        PaymentRules.PaidOnAfterApproval.Require(proof.PaidOn >= ProgrammeCalendar.DateOf(ApprovedAt!.Value));
        (Status, PaidOn, BankReference, ProofId) = (
            PayoutStatus.Paid,
            proof.PaidOn,
            proof.BankReference.Trim(),
            proof.FileId
        );
        Raise(new PayoutPaid(Id, Purpose, SubjectId, ReturneeId, FundSourceId, Amount, proof.PaidOn));
    }

    /// <summary>The bank refused it, or gave the money back after it had been reported paid.</summary>
    public void Fail(string reason, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Failed);
        GatewayRules.GatewayDecides.Require(Rail != PayoutRail.Gateway);
        ComeBack(reason);
    }

    private void ComeBack(string reason)
    {
        PaymentRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        var wasPaid = Status == PayoutStatus.Paid;
        (Status, Reason) = (PayoutStatus.Failed, reason.Trim());
        Raise(new PayoutFailed(Id, Purpose, SubjectId, ReturneeId) { WasPaid = wasPaid, Attempt = Attempt });
    }

    /// <summary>A failed payout begins again, with an account that works.</summary>
    public void TryAgain(Payee payee, Id<StaffMember> maker, DateTimeOffset at)
    {
        PaymentRules.NeedsReason.Require(Status == PayoutStatus.Failed);
        GatewayRules.GaveBack.Require(!GatewayHolds);
        Attempt++;
        BackToPrepared(maker, at);
        Payee = payee;
        Rail = Rail == PayoutRail.Treasury ? PayoutRail.Treasury : null;
        (BankFileId, SentAt, PaidOn, BankReference, ProofId) = (null, null, null, null, null);
        (Sp2dNumber, Sp2dOn, Sp2dYear) = (null, null, null);
        Raise(new PayoutPrepared(Id, Purpose, SubjectId, ReturneeId));
    }

    public void Cancel(string reason, DateTimeOffset at)
    {
        Moves.Require(Status, PayoutStatus.Cancelled);
        GatewayRules.GaveBack.Require(!GatewayHolds);
        PaymentRules.NeedsReason.Require(!string.IsNullOrWhiteSpace(reason));
        (Status, Reason) = (PayoutStatus.Cancelled, reason.Trim());
        Raise(new PayoutCancelled(Id, Purpose, SubjectId, ReturneeId));
    }

    private void BackToPrepared(Id<StaffMember> maker, DateTimeOffset at)
    {
        (Status, MakerId, PreparedAt, SubmittedAt) = (PayoutStatus.Prepared, maker, at, null);
        (CheckerId, ApprovedAt, ApprovedHash) = (null, null, null);
    }
}

/// <summary>What a payout pays: a grant's tranche, a loan, or goods bought from a supplier.</summary>
public sealed record PayoutSubject(
    PayoutPurpose Purpose,
    Guid Id,
    string Reference,
    Id<BusinessPlans.BusinessPlan> PlanId,
    Id<Returnee> ReturneeId,
    Id<FundSource> FundSourceId,
    Id<Supplier>? SupplierId = null
);

/// <summary>How we know that the bank has paid: by a file that shows it, or by a line of the bank's statement.</summary>
public sealed record PayoutProof(DateOnly PaidOn, string BankReference, Id<StoredFile>? FileId);
