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
    private readonly List<LoanAllocation> _allocations = [];
    private readonly List<AllocationRun> _runs = [];

    public IReadOnlyList<Repayment> Repayments => _repayments;

    /// <summary>Every split ever made; those in force are not superseded.</summary>
    public IReadOnlyList<LoanAllocation> Allocations => _allocations;

    public IReadOnlyList<AllocationRun> Runs => _runs;

    /// <summary>How many repayments were ever taken in; the next one's number follows without reading them.</summary>
    public int RepaymentCount { get; private set; }

    /// <summary>How many parts were ever written.</summary>
    public int AllocationCount { get; private set; }

    /// <summary>The run in force; zero before the first repayment.</summary>
    public int CurrentRun { get; private set; }

    /// <summary>The latest day of a repayment that counts.</summary>
    public DateOnly? LastReceivedOn { get; private set; }

    /// <summary>A repayment of the day comes after every other: it is split without reading them.</summary>
    public bool TakesInOrder(DateOnly on) =>
        KeptQuality is null && (LastReceivedOn is not { } last || on >= last);

    /// <summary>So small that it neither settles the loan nor is chosen to change its schedule: it needs only what is open.</summary>
    public bool TakesPlainly(Money amount, DateOnly on, PrepaymentPlan? prepay) =>
        prepay is null && amount < OutstandingPrincipal && TakesInOrder(on);

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
        var later = Later(on);
        var repayment = Repayment.Of(++RepaymentCount, receipt, reference, amount, on, at);
        if (later.Count > 0)
            NewRun(RunCause.BackdatedEntry, on, at);
        else if (CurrentRun == 0)
            NewRun(RunCause.Repayment, on, at);
        TakeBack(later);
        _repayments.Add(repayment);
        foreach (var one in later.Prepend(repayment))
            Allocate(one);
        var split = SplitOf(repayment);
        repayment.PostedAs(split);
        LastReceivedOn = TakesInOrder(on) ? on : LastReceivedOn;
        Restate();
        Raise(new RepaymentAllocated(Id, receipt, ReturneeId, amount, on, CurrentRun));
        CloseOrReopen(on);
        return new RepaymentPosting(split, Totals() - before - split);
    }

    /// <summary>A receipt was posted wrongly: its split and those after it are taken back, the others split anew.</summary>
    public RepaymentPosting Reverse(Id<Receipt> receipt, string reason, DateTimeOffset at, Id<StaffMember>? by = null)
    {
        RequireHistory();
        var reversed = _repayments.Find(r => r.ReceiptId == receipt && r.ReversedAt is null);
        LoanRules.ReceiptCounts.Require(reversed is not null);
        var before = Totals();
        var later = Active().Where(r => (r.On, r.No).CompareTo((reversed!.On, reversed.No)) > 0).ToList();
        NewRun(RunCause.Reversal, reversed!.On, at);
        TakeBack([.. later, reversed]);
        reversed.Reverse(reason, at);
        var change = new ScheduleChange(ScheduleCause.TakenBack, reversed.On, at, by, reason.Trim());
        foreach (var one in UndoScheduleOf(receipt, change).Union(later).OrderBy(r => r.On).ThenBy(r => r.No))
            Allocate(one);
        LastReceivedOn = Active().LastOrDefault()?.On;
        Restate();
        Raise(new RepaymentTakenBack(Id, receipt, ReturneeId, reversed.Amount, CurrentRun));
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

    private List<Repayment> Later(DateOnly on)
    {
        if (TakesInOrder(on))
            return [];
        RequireHistory();
        return [.. Active().Where(r => r.On > on)];
    }

    /// <summary>A use case that read only what is open must not go on to rewrite what it has not read.</summary>
    private void RequireHistory()
    {
        if (_repayments.Count != RepaymentCount || _allocations.Count != AllocationCount)
            throw new InvalidOperationException("The loan was read without its earlier repayments.");
    }

    private List<OpenInstalment> OpenBefore(DateOnly on)
    {
        var open = _instalments.Where(i => !i.Total.IsZero).OrderBy(i => i.No).ToDictionary(i => i.No, i => i.Open());
        var later = Later(on).Select(r => r.No).ToHashSet();
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

    private void Allocate(Repayment repayment)
    {
        var open = _instalments.Where(i => !i.IsSettled).Select(i => i.Open()).ToList();
        var outcome = Allocation.Of(new ReceivedPayment(repayment.On, repayment.Amount), open, Product.AllocationRule);
        foreach (var part in outcome.Parts)
        {
            _instalments.Single(i => i.No == part.InstalmentNo).Cover(part.Component, part.Amount, repayment.On);
            Add(repayment, part.InstalmentNo, part.Component, part.Amount);
        }
        if (!outcome.Excess.IsZero)
            Add(repayment, 0, null, outcome.Excess);
        Credit += outcome.Excess;
    }

    private void Add(Repayment repayment, int instalment, DueComponent? component, Money amount) =>
        _allocations.Add(LoanAllocation.Of(++AllocationCount, CurrentRun, repayment.No, instalment, component, amount));

    private void TakeBack(List<Repayment> repayments)
    {
        var numbers = repayments.Select(r => r.No).ToHashSet();
        foreach (var part in _allocations.Where(a => a.SupersededByRun is null && numbers.Contains(a.RepaymentNo)))
        {
            part.SupersedeBy(CurrentRun);
            if (part.Component is { } component)
                _instalments.Single(i => i.No == part.InstalmentNo).Uncover(component, part.Amount);
            else
                Credit -= part.Amount;
        }
    }

    private void NewRun(RunCause cause, DateOnly from, DateTimeOffset at) =>
        _runs.Add(AllocationRun.Of(++CurrentRun, cause, from, at));

    /// <summary>Of the parts read; a difference of two of these is the same whether or not older parts were read.</summary>
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
            (Status, RepaidOn) = (LoanStatus.Repaid, LastReceivedOn > on ? LastReceivedOn : on);
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
