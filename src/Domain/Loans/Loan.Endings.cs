using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What ends a claim otherwise than by money: waivers and write-off; and the refund of a credit.</summary>
public sealed partial class Loan
{
    public DateOnly? WrittenOffOn { get; private set; }

    /// <summary>Principal taken as lost.</summary>
    public Money WrittenOffPrincipal { get; private set; }

    /// <summary>Everything owed when the loan was written off: no more than that is a recovery.</summary>
    public Money Claim { get; private set; }

    public Money Recovered { get; private set; }

    /// <summary>What may be given back to the borrower now.</summary>
    public Money RefundableCredit => Credit - HeldCredit;

    /// <summary>Gives up late charges, fees or charges, the oldest first.</summary>
    public RepaymentPosting Waive(
        DueComponent component,
        Money amount,
        string reference,
        DateOnly on,
        DateTimeOffset at
    )
    {
        var before = Standing();
        RequireWaivable(component, amount, on);
        Enter(Repayment.Of(RepaymentCount + 1, RepaymentKind.Waiver, null, component, reference, amount, on, at), at);
        Restate();
        Raise(new OwedWaived(Id, ReturneeId, component, amount));
        CloseOrReopen(on, at);
        return Since(before, default, -1);
    }

    /// <summary>No more is given up than is owed of the component on the day. Late charges are counted up to it.</summary>
    public void RequireWaivable(DueComponent component, Money amount, DateOnly on)
    {
        LoanRules.PrincipalIsNotWaived.Require(component != DueComponent.Principal);
        LoanRules.FeeOnRunningLoan.Require(Status == LoanStatus.Disbursed);
        CountLateCharges(on);
        var owed = Money.Sum(OpenTo(int.MaxValue).Select(i => i[component]));
        LoanTermsRules.Require(LoanRules.WaivedWithinOwed, !amount.IsZero && amount <= owed, "Amount", owed);
    }

    /// <summary>Takes what is owed as lost. The claim stays, what comes later is a recovery.</summary>
    public WriteOffPosting WriteOff(DateOnly on, DateTimeOffset at)
    {
        Moves.Require(Status, LoanStatus.WrittenOff);
        TrancheRules.AllOutFirst.Require(ToCome.IsZero);
        LoanRules.BeforeWriteOffIsClosed.Require(
            _repayments.TrueForAll(r => r.ReversedAt is not null || r.On <= on),
            on
        );
        var before = Standing();
        CountLateCharges(on);
        var counted = Since(before, default, -1);
        var open = OpenTo(int.MaxValue);
        Money Owed(DueComponent component) => Money.Sum(open.Select(i => i[component]));
        var lost = Owed(DueComponent.Principal);
        (Status, WrittenOffOn, WrittenOffPrincipal) = (LoanStatus.WrittenOff, on, lost);
        Claim = Money.Sum(open.Select(i => i.Total));
        Stand(on, at);
        Restate();
        Raise(new LoanWrittenOff(Id, ReturneeId, lost, on));
        return new WriteOffPosting(
            counted,
            lost,
            Owed(DueComponent.Fee),
            Owed(DueComponent.LateCharge),
            Product.Method == LoanMethod.Murabahah ? Owed(DueComponent.Charge) : Money.Zero
        );
    }

    /// <summary>A payout that gives a credit back was prepared: nothing else may use it up meanwhile.</summary>
    public void HoldCredit(Money amount)
    {
        LoanRules.RefundWithinCredit.Require(amount <= RefundableCredit);
        HeldCredit += amount;
    }

    public void ReleaseCredit(Money amount) => HeldCredit -= amount;

    /// <summary>The bank gave the credit back to the borrower.</summary>
    public void RefundCredit(Money amount, DateOnly on)
    {
        (HeldCredit, Refunded) = (HeldCredit - amount, Refunded + amount);
        Restate();
        Raise(new CreditRefunded(Id, ReturneeId, amount, on));
    }

    /// <summary>The bank returned the refund: the borrower has the credit again, held for the next attempt.</summary>
    public void TakeBackRefund(Money amount)
    {
        (HeldCredit, Refunded) = (HeldCredit + amount, Refunded - amount);
        Restate();
    }
}

/// <summary>What the books carry of a write-off. The unpaid charge never was in them, but for the margin of a sale.</summary>
/// <param name="Counted">Late charges counted up to that day.</param>
/// <param name="Margin">Of a murabahah, not earned yet.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WriteOffPosting(
    RepaymentPosting Counted,
    Money Principal,
    Money Fee,
    Money LateCharge,
    Money Margin
);
