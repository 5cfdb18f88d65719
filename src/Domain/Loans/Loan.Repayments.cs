using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>Repayments. They are never changed; how they are split is a run, and a backdated entry or a reversal makes the next run.</summary>
public sealed partial class Loan
{
    private readonly List<Repayment> _repayments = [];
    private readonly List<LoanAllocation> _allocations = [];
    private readonly List<AllocationRun> _runs = [];

    public IReadOnlyList<Repayment> Repayments => _repayments;

    /// <summary>Every split ever made; those in force are not superseded.</summary>
    public IReadOnlyList<LoanAllocation> Allocations => _allocations;

    public IReadOnlyList<AllocationRun> Runs => _runs;

    /// <summary>How a payment would be split; nothing changes.</summary>
    public AllocatedPayment Preview(Money amount, DateOnly on)
    {
        RequireReceivable(amount, on);
        return Allocation.Of(new ReceivedPayment(on, amount), OpenBefore(on), Product.AllocationRule);
    }

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
        var before = Totals();
        if (PlanWith(amount, on, prepay) is { } plan)
            Replan(plan, new ScheduleChange(CauseOf(prepay), on, at, by, null, receipt));
        var repayment = Repayment.Of(_repayments.Count + 1, receipt, reference, amount, on, at);
        var later = Active().Where(r => r.On > on).ToList();
        var run = later.Count == 0 ? CurrentRun(RunCause.Repayment, on, at) : NewRun(RunCause.BackdatedEntry, on, at);
        TakeBack(later, run.No);
        _repayments.Add(repayment);
        foreach (var one in later.Prepend(repayment))
            Allocate(one, run);
        var split = SplitOf(repayment);
        repayment.PostedAs(split);
        Restate();
        Raise(new RepaymentAllocated(Id, receipt, ReturneeId, amount, on, run.No));
        CloseOrReopen(on);
        return new RepaymentPosting(split, Totals() - before - split);
    }

    /// <summary>A receipt was posted wrongly: its split and those after it are taken back, the others split anew.</summary>
    public RepaymentPosting Reverse(Id<Receipt> receipt, string reason, DateTimeOffset at, Id<StaffMember>? by = null)
    {
        var reversed = _repayments.Find(r => r.ReceiptId == receipt && r.ReversedAt is null);
        LoanRules.ReceiptCounts.Require(reversed is not null);
        var before = Totals();
        var later = Active().Where(r => (r.On, r.No).CompareTo((reversed!.On, reversed.No)) > 0).ToList();
        var run = NewRun(RunCause.Reversal, reversed!.On, at);
        TakeBack([.. later, reversed], run.No);
        reversed.Reverse(reason, at);
        var change = new ScheduleChange(ScheduleCause.TakenBack, reversed.On, at, by, reason.Trim());
        foreach (var one in UndoScheduleOf(receipt, run, change).Union(later).OrderBy(r => r.On).ThenBy(r => r.No))
            Allocate(one, run);
        Restate();
        Raise(new RepaymentTakenBack(Id, receipt, ReturneeId, reversed.Amount, run.No));
        CloseOrReopen(reversed.On);
        return new RepaymentPosting(reversed.Posted, Totals() - before + reversed.Posted);
    }

    /// <summary>How a repayment is split at present; of one that was reversed, nothing.</summary>
    public IReadOnlyList<LoanAllocation> PartsOf(Repayment repayment) =>
        [.. _allocations.Where(a => a.RepaymentNo == repayment.No && a.SupersededByRun is null).OrderBy(a => a.Seq)];

    private void RequireReceivable(Money amount, DateOnly on)
    {
        LoanRules.Receivable.Require(Status is LoanStatus.Disbursed or LoanStatus.Repaid);
        LoanTermsRules.Require(LoanRules.NeedsAmount, !amount.IsZero, "Amount");
        LoanTermsRules.Require(LoanRules.ReceivedAfterDisbursement, on >= DisbursedOn, "ReceivedOn", DisbursedOn!);
    }

    /// <summary>In the order they count: by date, then as entered.</summary>
    private IEnumerable<Repayment> Active() =>
        _repayments.Where(r => r.ReversedAt is null).OrderBy(r => r.On).ThenBy(r => r.No);

    private List<OpenInstalment> OpenBefore(DateOnly on)
    {
        var open = _instalments.Where(i => !i.Total.IsZero).OrderBy(i => i.No).ToDictionary(i => i.No, i => i.Open());
        var later = Active().Where(r => r.On > on).Select(r => r.No).ToHashSet();
        foreach (var part in _allocations.Where(a => a.SupersededByRun is null && later.Contains(a.RepaymentNo)))
            if (part.Component is { } component)
                open[part.InstalmentNo] =
                    component == DueComponent.Principal
                        ? open[part.InstalmentNo] with
                        {
                            Principal = open[part.InstalmentNo].Principal + part.Amount,
                        }
                        : open[part.InstalmentNo] with
                        {
                            Charge = open[part.InstalmentNo].Charge + part.Amount,
                        };
        return [.. open.Values];
    }

    private void Allocate(Repayment repayment, AllocationRun run)
    {
        var open = _instalments.Where(i => !i.IsSettled).Select(i => i.Open()).ToList();
        var outcome = Allocation.Of(new ReceivedPayment(repayment.On, repayment.Amount), open, Product.AllocationRule);
        foreach (var part in outcome.Parts)
        {
            _instalments.Single(i => i.No == part.InstalmentNo).Cover(part.Component, part.Amount, repayment.On);
            Add(repayment, run, part.InstalmentNo, part.Component, part.Amount);
        }
        if (!outcome.Excess.IsZero)
            Add(repayment, run, 0, null, outcome.Excess);
        Credit += outcome.Excess;
    }

    private void Add(Repayment repayment, AllocationRun run, int instalment, DueComponent? component, Money amount) =>
        _allocations.Add(
            LoanAllocation.Of(_allocations.Count + 1, run.No, repayment.No, instalment, component, amount)
        );

    private void TakeBack(List<Repayment> repayments, int run)
    {
        var numbers = repayments.Select(r => r.No).ToHashSet();
        foreach (var part in _allocations.Where(a => a.SupersededByRun is null && numbers.Contains(a.RepaymentNo)))
        {
            part.SupersedeBy(run);
            if (part.Component is { } component)
                _instalments.Single(i => i.No == part.InstalmentNo).Uncover(component, part.Amount);
            else
                Credit -= part.Amount;
        }
    }

    private AllocationRun CurrentRun(RunCause cause, DateOnly from, DateTimeOffset at) =>
        _runs.Count == 0 ? NewRun(cause, from, at) : _runs.MaxBy(r => r.No)!;

    private AllocationRun NewRun(RunCause cause, DateOnly from, DateTimeOffset at)
    {
        var run = AllocationRun.Of(_runs.Count + 1, cause, from, at);
        _runs.Add(run);
        return run;
    }

    private SplitTotals Totals() => SplitTotals.Of(_allocations.Where(a => a.SupersededByRun is null));

    private SplitTotals SplitOf(Repayment repayment) => SplitTotals.Of(PartsOf(repayment));

    /// <summary>Brings the sums that lists and the portfolio read up to the instalments.</summary>
    private void Restate()
    {
        OutstandingPrincipal = Money.Sum(_instalments.Select(i => i.Principal - i.PaidPrincipal));
        OutstandingCharge = Money.Sum(_instalments.Select(i => i.Charge - i.PaidCharge));
        OldestUnpaidOn = Oldest(i => !i.IsSettled);
        OldestUnpaidPrincipalOn = Oldest(i => i.PaidPrincipal < i.Principal);
        if (KeptQuality is not null && PaidThreeOnTime())
            KeptQuality = null;
    }

    private DateOnly? Oldest(Func<LoanInstalment, bool> which) =>
        _instalments.Where(which).Select(i => (DateOnly?)i.PayableOn).Min();

    private void CloseOrReopen(DateOnly on)
    {
        var settled = (OutstandingPrincipal + OutstandingCharge).IsZero;
        if (settled && Status == LoanStatus.Disbursed)
        {
            Moves.Require(Status, LoanStatus.Repaid);
            (Status, RepaidOn) = (LoanStatus.Repaid, Active().Select(r => r.On).Append(on).Max());
            Raise(new LoanRepaid(Id, ReturneeId));
        }
        else if (!settled && Status == LoanStatus.Repaid)
        {
            Moves.Require(Status, LoanStatus.Disbursed);
            (Status, RepaidOn) = (LoanStatus.Disbursed, null);
            Raise(new LoanReopened(Id, ReturneeId));
        }
    }
}
