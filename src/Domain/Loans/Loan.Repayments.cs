using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>
/// Repayments. They are never changed; how they are split is a run, and a backdated entry or a reversal makes the next run.
/// An ordinary repayment needs the loan's own row and the instalments not yet settled; everything else needs the whole history.
/// </summary>
public sealed partial class Loan
{
    private readonly List<Repayment> _repayments = [];

    /// <summary>Receipts and waivers, in the order they were entered.</summary>
    public IReadOnlyList<Repayment> Repayments => _repayments;

    /// <summary>How many were ever entered; the next one's number follows without reading them.</summary>
    public int RepaymentCount { get; private set; }

    /// <summary>The latest day of one that counts.</summary>
    public DateOnly? LastReceivedOn { get; private set; }

    /// <summary>A repayment of the day comes after every other and meets nothing but instalments: it is split without reading them.</summary>
    public bool TakesInOrder(DateOnly on) =>
        Status == LoanStatus.Disbursed
        && KeptQuality is null
        && !CountsLateCharges
        && OutstandingLevies.IsZero
        && (LastReceivedOn is not { } last || on >= last);

    /// <summary>So small, too, that it neither settles the loan nor changes its schedule: it needs only what is open.</summary>
    public bool TakesPlainly(Money amount, DateOnly on, PrepaymentPlan? prepay) =>
        prepay is null && amount < OutstandingPrincipal && TakesInOrder(on);

    /// <summary>Takes a repayment in. One dated before others splits those anew. Gives what the books must carry.</summary>
    /// <param name="receipt">Counts once.</param>
    /// <param name="reference">The receipt's number.</param>
    /// <param name="amount">What came in.</param>
    /// <param name="on">The day it was in our hands.</param>
    /// <param name="at">When it is entered.</param>
    /// <param name="prepay">What becomes of the instalments with what is beyond the due; without it that counts in advance.</param>
    /// <param name="by">Who enters it.</param>
    public RepaymentPosting Receive(
        Id<Receipt> receipt,
        string reference,
        Money amount,
        DateOnly on,
        DateTimeOffset at,
        PrepaymentPlan? prepay = null,
        Id<StaffMember>? by = null
    )
    {
        RequireReceivable(amount, on);
        LoanRules.ReceiptCountsOnce.Require(_repayments.TrueForAll(r => r.ReceiptId != receipt));
        var before = Standing();
        var kind = Status == LoanStatus.WrittenOff ? RepaymentKind.Recovery : RepaymentKind.Receipt;
        CountLateCharges(on);
        if (PlanWith(amount, on, prepay) is { } plan)
            Replan(plan, new ScheduleChange(CauseOf(prepay), on, at, by, null, receipt));
        var repayment = Repayment.Of(RepaymentCount + 1, kind, receipt, null, reference, amount, on, at);
        Enter(repayment, at);
        var split = SplitOf(repayment);
        repayment.PostedAs(split);
        Restate();
        Raise(
            kind == RepaymentKind.Recovery
                ? new WrittenOffRecovered(Id, receipt, ReturneeId, amount)
                : new RepaymentAllocated(Id, receipt, ReturneeId, amount, on, CurrentRun)
        );
        CloseOrReopen(on, at);
        return Since(before, split, -1);
    }

    /// <summary>A receipt was posted wrongly: its split and those after it are taken back, the others split anew.</summary>
    public RepaymentPosting Reverse(Id<Receipt> receipt, string reason, DateTimeOffset at, Id<StaffMember>? by = null)
    {
        RequireHistory();
        var reversed = _repayments.Find(r => r.ReceiptId == receipt && r.ReversedAt is null);
        LoanRules.ReceiptCounts.Require(reversed is not null);
        LoanRules.BeforeWriteOffIsClosed.Require(
            Status != LoanStatus.WrittenOff || reversed!.Kind == RepaymentKind.Recovery
        );
        var before = Standing();
        var later = Active().Where(r => (r.On, r.No).CompareTo((reversed!.On, reversed.No)) > 0).ToList();
        NewRun(RunCause.Reversal, reversed!.On, at);
        TakeBack([.. later, reversed]);
        reversed.Reverse(reason, at);
        LastReceivedOn = Active().LastOrDefault()?.On;
        var change = new ScheduleChange(ScheduleCause.TakenBack, reversed.On, at, by, reason.Trim());
        SplitAnew(reversed.On, [.. UndoScheduleOf(receipt, change).Union(later).OrderBy(r => r.On).ThenBy(r => r.No)]);
        Restate();
        Raise(new RepaymentTakenBack(Id, receipt, ReturneeId, reversed.Amount, CurrentRun));
        CloseOrReopen(reversed.On, at);
        return Since(before, reversed.Posted, 1);
    }

    /// <summary>Whether money of the amount and day can be taken in; nothing changes.</summary>
    public void RequireReceivable(Money amount, DateOnly on)
    {
        LoanRules.Receivable.Require(Status is LoanStatus.Disbursed or LoanStatus.Repaid or LoanStatus.WrittenOff);
        LoanTermsRules.Require(LoanRules.NeedsAmount, !amount.IsZero, "Amount");
        LoanTermsRules.Require(LoanRules.ReceivedAfterDisbursement, on >= DisbursedOn, "ReceivedOn", DisbursedOn!);
        if (WrittenOffOn is { } writtenOff)
            LoanTermsRules.Require(LoanRules.BeforeWriteOffIsClosed, on >= writtenOff, "ReceivedOn", writtenOff);
    }

    /// <summary>In the order they count: by date, then as entered.</summary>
    private IEnumerable<Repayment> Active() =>
        _repayments.Where(r => r.ReversedAt is null).OrderBy(r => r.On).ThenBy(r => r.No);

    /// <summary>A use case that read only what is open must not go on to rewrite what it has not read.</summary>
    private void RequireHistory()
    {
        if (_repayments.Count != RepaymentCount || _allocations.Count != AllocationCount)
            throw new InvalidOperationException("The loan was read without its earlier repayments.");
    }

    /// <summary>Splits an entry; where others or late charges of later days follow it, those are made anew.</summary>
    private void Enter(Repayment entry, DateTimeOffset at)
    {
        List<Repayment> later = [];
        if (!TakesInOrder(entry.On))
        {
            RequireHistory();
            later = [.. Active().Where(r => r.On > entry.On)];
        }
        _repayments.Add(entry);
        RepaymentCount = entry.No;
        LastReceivedOn = LastReceivedOn > entry.On ? LastReceivedOn : entry.On;
        if (later.Count > 0 || _levies.Exists(l => IsLateChargeAfter(l, entry.On)))
        {
            NewRun(RunCause.BackdatedEntry, entry.On, at);
            TakeBack(later);
            SplitAnew(entry.On, [entry, .. later]);
            return;
        }
        CountLateCharges(entry.On);
        if (CurrentRun == 0)
            NewRun(RunCause.Repayment, entry.On, at);
        Allocate(entry);
    }

    /// <summary>Entries again in their order, late charges counted between them as if it happened now, up to the day they were counted to.</summary>
    private void SplitAnew(DateOnly from, IReadOnlyList<Repayment> entries)
    {
        var counted = LateChargesTo;
        CancelLateChargesAfter(from);
        foreach (var one in entries)
        {
            CountLateCharges(one.On);
            Allocate(one);
        }
        if (counted is { } to)
            CountLateCharges(to);
        CoverFromCredit();
    }

    private void CloseOrReopen(DateOnly on, DateTimeOffset at)
    {
        Prove(on, at);
        var settled = (OutstandingPrincipal + OutstandingCharge + OutstandingLevies + ToCome).IsZero;
        if (settled && Status == LoanStatus.Disbursed)
        {
            Moves.Require(Status, LoanStatus.Repaid);
            (Status, RepaidOn) = (LoanStatus.Repaid, LastReceivedOn > on ? LastReceivedOn : on);
            Stand(RepaidOn.Value, at);
            Raise(new LoanRepaid(Id, ReturneeId));
        }
        else if (!settled && Status == LoanStatus.Repaid)
        {
            Moves.Require(Status, LoanStatus.Disbursed);
            (Status, RepaidOn) = (LoanStatus.Disbursed, null);
            Stand(on, at);
            Raise(new LoanReopened(Id, ReturneeId));
        }
    }
}
