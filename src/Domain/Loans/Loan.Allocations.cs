using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>How repayments and waivers are split over what is owed, in versioned runs.</summary>
public sealed partial class Loan
{
    private readonly List<LoanAllocation> _allocations = [];
    private readonly List<AllocationRun> _runs = [];

    /// <summary>Every split ever made; those in force are not superseded.</summary>
    public IReadOnlyList<LoanAllocation> Allocations => _allocations;

    public IReadOnlyList<AllocationRun> Runs => _runs;

    /// <summary>How many parts were ever written.</summary>
    public int AllocationCount { get; private set; }

    /// <summary>The run in force; zero before the first repayment.</summary>
    public int CurrentRun { get; private set; }

    /// <summary>What repayments brought beyond everything owed, whatever became of it.</summary>
    public Money Overpaid { get; private set; }

    /// <summary>How a repayment is split at present; of one that was reversed, nothing.</summary>
    public IReadOnlyList<LoanAllocation> PartsOf(Repayment repayment) =>
        [.. _allocations.Where(a => a.RepaymentNo == repayment.No && a.SupersededByRun is null).OrderBy(a => a.Seq)];

    /// <summary>How a repayment was split after a run; a run that did not touch it left the earlier split.</summary>
    public IReadOnlyList<LoanAllocation> PartsOf(Repayment repayment, int run) =>
        [
            .. _allocations
                .Where(a =>
                    a.RepaymentNo == repayment.No
                    && a.RunNo <= run
                    && (a.SupersededByRun is not { } superseded || superseded > run)
                )
                .OrderBy(a => a.Seq),
        ];

    private void Allocate(Repayment entry)
    {
        if (entry.Kind == RepaymentKind.Recovery)
        {
            var recovered = Money.Min(entry.Amount, Claim.LessOrZero(Recovered));
            Add(entry, 0, AllocationTarget.Recovery, recovered);
            Add(entry, 0, AllocationTarget.Credit, entry.Amount - recovered);
            return;
        }
        var open = entry.Waives is { } waived ? OpenOf(waived) : OpenTo(entry.No);
        var outcome = Allocation.Of(new ReceivedPayment(entry.On, entry.Amount), open, Product.AllocationRule);
        foreach (var part in outcome.Parts)
            Cover(entry, part);
        if (entry.Kind == RepaymentKind.Receipt)
            Add(entry, 0, AllocationTarget.Credit, outcome.Excess);
    }

    /// <summary>Nobody has a credit while something is owed: what an entry could not see when it was made, its excess covers now.</summary>
    private void CoverFromCredit()
    {
        if (Status == LoanStatus.WrittenOff || Overpaid.IsZero)
            return;
        var credits = _allocations
            .Where(a => a.SupersededByRun is null && a.Target == AllocationTarget.Credit)
            .ToDictionary(a => a.RepaymentNo);
        foreach (var entry in Active().Where(r => credits.ContainsKey(r.No)).Reverse().ToList())
        {
            var open = OpenTo(int.MaxValue);
            if (open.TrueForAll(i => i.Total.IsZero))
                return;
            var credit = credits[entry.No];
            Supersede(credit);
            var outcome = Allocation.Of(new ReceivedPayment(entry.On, credit.Amount), open, Product.AllocationRule);
            foreach (var part in outcome.Parts)
                Cover(entry, part);
            Add(entry, 0, AllocationTarget.Credit, outcome.Excess);
        }
    }

    private void Cover(Repayment entry, AllocatedPart part)
    {
        if (part.Component is DueComponent.Principal or DueComponent.Charge)
            _instalments.Single(i => i.No == part.InstalmentNo).Cover(part.Component, part.Amount, entry.On);
        else
            CoverLevies(part);
        Add(entry, part.InstalmentNo, (AllocationTarget)part.Component, part.Amount);
    }

    private void TakeBack(List<Repayment> entries)
    {
        var numbers = entries.Select(r => r.No).ToHashSet();
        foreach (var part in _allocations.Where(a => a.SupersededByRun is null && numbers.Contains(a.RepaymentNo)))
        {
            Supersede(part);
            if (part.Component is DueComponent.Principal or DueComponent.Charge)
                _instalments.Single(i => i.No == part.InstalmentNo).Uncover(part.Component.Value, part.Amount);
            else if (part.Component is { } component)
                UncoverLevies(part.InstalmentNo, component, part.Amount);
        }
    }

    private void Add(Repayment entry, int instalment, AllocationTarget target, Money amount)
    {
        if (amount.IsZero)
            return;
        var at = _runs.LastOrDefault()?.At is { } run && run > entry.EnteredAt ? run : entry.EnteredAt;
        _allocations.Add(LoanAllocation.Of(++AllocationCount, CurrentRun, entry, instalment, target, amount, at));
        if (target == AllocationTarget.Credit)
            Overpaid += amount;
        if (target == AllocationTarget.Recovery)
            Recovered += amount;
    }

    private void Supersede(LoanAllocation part)
    {
        part.SupersedeBy(_runs.Single(r => r.No == CurrentRun));
        if (part.Target == AllocationTarget.Credit)
            Overpaid -= part.Amount;
        if (part.Target == AllocationTarget.Recovery)
            Recovered -= part.Amount;
    }

    private void NewRun(RunCause cause, DateOnly from, DateTimeOffset at) =>
        _runs.Add(AllocationRun.Of(++CurrentRun, cause, from, at));

    /// <summary>What would be open after a payment that comes after every other; nothing changes.</summary>
    public IReadOnlyList<OpenInstalment> InAdvance(Money amount, DateOnly on) =>
        Allocation.Of(new ReceivedPayment(on, amount), OpenTo(int.MaxValue), Product.AllocationRule).Open;

    private SplitTotals SplitOf(Repayment repayment) => SplitTotals.Of(PartsOf(repayment));

    /// <summary>
    /// What receipts cover, and what was asked for beyond the schedule less what was waived of it. A difference of two of these is the
    /// same whether or not older parts were read.
    /// </summary>
    private Sums Standing()
    {
        var waivers = _repayments.Where(r => r.Kind == RepaymentKind.Waiver).Select(r => r.No).ToHashSet();
        var inForce = _allocations.Where(a => a.SupersededByRun is null).ToLookup(a => waivers.Contains(a.RepaymentNo));
        var waived = SplitTotals.Of(inForce[true]);
        return new Sums(
            SplitTotals.Of(inForce[false]),
            Asked(LevyKind.LateCharge).Rupiah - waived.LateCharge,
            Asked(LevyKind.Fee).Rupiah - waived.Fee,
            Product.Method == LoanMethod.Murabahah
                ? Money.Sum(_instalments.Select(i => i.Charge)).Rupiah - waived.Charge
                : 0
        );
    }

    /// <summary>What moved since: a receipt that came in (-1) or was reversed (+1) has an event of its own, the rest is the difference.</summary>
    private RepaymentPosting Since(Sums before, SplitTotals own, int sign)
    {
        var now = Standing();
        var moved = now.Paid - before.Paid;
        return new RepaymentPosting(
            own,
            sign < 0 ? moved - own : moved + own,
            now.LateCharges - before.LateCharges,
            now.Fees - before.Fees,
            now.Margin - before.Margin
        );
    }

    /// <summary>Sums of which only differences are used.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sums(SplitTotals Paid, long LateCharges, long Fees, long Margin);

    /// <summary>Brings the sums that lists and the portfolio read up to the instalments.</summary>
    private void Restate()
    {
        var written = Status == LoanStatus.WrittenOff;
        OutstandingPrincipal = written
            ? Money.Zero
            : Money.Sum(_instalments.Select(i => i.Principal - i.PaidPrincipal));
        OutstandingCharge = written ? Money.Zero : Money.Sum(_instalments.Select(i => i.Charge - i.PaidCharge));
        OutstandingLevies = written ? Money.Zero : Money.Sum(_levies.Select(l => l.Open));
        OldestUnpaidOn = written ? null : Oldest(i => !i.IsSettled);
        OldestUnpaidPrincipalOn = written ? null : Oldest(i => i.PaidPrincipal < i.Principal);
        LoanRules.CreditIsHeld.Require(Overpaid >= Refunded + HeldCredit);
        Credit = Overpaid - Refunded;
    }

    private DateOnly? Oldest(Func<LoanInstalment, bool> which) =>
        _instalments.Where(which).Select(i => (DateOnly?)i.PayableOn).Min();
}
