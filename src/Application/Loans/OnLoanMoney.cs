using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Money that went out to and came in from borrowers: the loan counts it and the books carry it, in the same transaction.</summary>
internal sealed class OnLoanMoney(IProgrammeDb db, IActor actor, LoanBooks books, TimeProvider clock)
    : IDomainEventHandler<PayoutPrepared>,
        IDomainEventHandler<PayoutCancelled>,
        IDomainEventHandler<PayoutPaid>,
        IDomainEventHandler<PayoutFailed>,
        IDomainEventHandler<ReceiptPosted>,
        IDomainEventHandler<ReceiptReversed>
{
    public async Task Handle(PayoutPrepared happened, CancellationToken ct)
    {
        // Behind the loan's lock: a part is either cancelled or on its way, never both.
        if (happened.Purpose == PayoutPurpose.LoanTranche)
            (await LoanOf(happened.Purpose, happened.SubjectId, ct)).RequireReady(new(happened.SubjectId));
        if (
            happened.Purpose == PayoutPurpose.CreditRefund
            && await Payout(happened.PayoutId, ct) is { Attempt: 1 } payout
        )
            (await db.LoanOfEvent(happened.SubjectId, ct)).HoldCredit(payout.Amount);
    }

    public async Task Handle(PayoutCancelled happened, CancellationToken ct)
    {
        if (happened.Purpose == PayoutPurpose.CreditRefund)
            (await db.LoanOfEvent(happened.SubjectId, ct)).ReleaseCredit((await Payout(happened.PayoutId, ct)).Amount);
    }

    public async Task Handle(PayoutPaid happened, CancellationToken ct)
    {
        if (happened.Purpose is PayoutPurpose.GrantTranche or PayoutPurpose.SupplierPayment)
            return;
        var loan = await LoanOf(happened.Purpose, happened.SubjectId, ct);
        var payout = await Payout(happened.PayoutId, ct);
        if (happened.Purpose == PayoutPurpose.LoanTranche)
        {
            var posting = loan.DisburseTranche(new(happened.SubjectId), happened.PaidOn, clock.GetUtcNow(), By);
            await books.Disbursed(loan, payout, happened.PaidOn, ct);
            await books.Moved(loan, posting, happened.PaidOn, ct);
            return;
        }
        if (happened.Purpose == PayoutPurpose.CreditRefund)
        {
            loan.RefundCredit(happened.Amount, happened.PaidOn);
            await books.CreditRefunded(loan, payout, happened.PaidOn, ct);
            return;
        }
        loan.Disburse(happened.PaidOn, clock.GetUtcNow());
        await books.Disbursed(loan, payout, happened.PaidOn, ct);
    }

    public async Task Handle(PayoutFailed happened, CancellationToken ct)
    {
        if (happened.Purpose is PayoutPurpose.GrantTranche or PayoutPurpose.SupplierPayment || !happened.WasPaid)
            return;
        var loan = await LoanOf(happened.Purpose, happened.SubjectId, ct);
        var payout = await Payout(happened.PayoutId, ct);
        RepaymentPosting posting = default;
        if (happened.Purpose == PayoutPurpose.CreditRefund)
            loan.TakeBackRefund(payout.Amount);
        else if (happened.Purpose == PayoutPurpose.LoanTranche)
            posting = loan.TakeBackTranche(new(happened.SubjectId), clock.Today(), clock.GetUtcNow());
        else
            loan.TakeBackDisbursement(clock.GetUtcNow());
        await books.DisbursementCameBack(payout, clock.Today(), ct);
        await books.Moved(loan, posting, clock.Today(), ct);
    }

    private async Task<Loan> LoanOf(PayoutPurpose purpose, Guid subject, CancellationToken ct)
    {
        if (purpose != PayoutPurpose.LoanTranche)
            return await db.LoanOfEvent(subject, ct);
        var tranche = new Id<LoanTranche>(subject);
        var loan = await db.Loans.Where(l => l.Tranches.Any(t => t.Id == tranche)).Select(l => l.Id).SingleAsync(ct);
        return await db.LoanOfEvent(loan.Value, ct);
    }

    public async Task Handle(ReceiptPosted happened, CancellationToken ct)
    {
        if (happened.Purpose != ReceiptPurpose.LoanRepayment)
            return;
        var loan = await db.LoanOfEvent(happened.SubjectId, ct);
        var posting = loan.Receive(
            happened.ReceiptId,
            happened.Reference,
            happened.Amount,
            happened.ReceivedOn,
            clock.GetUtcNow(),
            PrepaymentPlans.Of(happened.Instruction),
            By
        );
        await books.Received(loan, await Receipt(happened.ReceiptId, ct), posting, clock.Today(), ct);
    }

    public async Task Handle(ReceiptReversed happened, CancellationToken ct)
    {
        if (happened.Purpose != ReceiptPurpose.LoanRepayment)
            return;
        var loan = await db.LoanOfEvent(happened.SubjectId, ct);
        var receipt = await Receipt(happened.ReceiptId, ct);
        var posting = loan.Reverse(happened.ReceiptId, receipt.Reason!, clock.GetUtcNow(), By);
        await books.Reversed(loan, receipt, posting, clock.Today(), ct);
    }

    private Id<StaffMember>? By => actor.Kind == ActorKind.Staff ? actor.StaffId : null;

    private async Task<Payout> Payout(Id<Payout> id, CancellationToken ct) => (await db.Payouts.FindAsync([id], ct))!;

    private async Task<Receipt> Receipt(Id<Receipt> id, CancellationToken ct) =>
        (await db.Receipts.FindAsync([id], ct))!;
}
