using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What is asked for beyond the schedule: late charges by the product's rule, fees at cost; and days in hardship.</summary>
public sealed partial class Loan
{
    private readonly List<Levy> _levies = [];

    public IReadOnlyList<Levy> Levies => _levies;

    /// <summary>The product asks late charges: the nightly count looks at the loan.</summary>
    public bool CountsLateCharges { get; private set; }

    /// <summary>Late charges are counted up to this day; counting again changes nothing.</summary>
    public DateOnly? LateChargesTo { get; private set; }

    /// <summary>Days on which two people hold the borrower unable to pay: no late charges.</summary>
    public IReadOnlyList<Hardship> Hardships { get; private set; } = [];

    /// <summary>What is owed at this moment, by instalment.</summary>
    public IReadOnlyList<OpenInstalment> Owed => Status == LoanStatus.WrittenOff ? [] : OpenTo(int.MaxValue);

    /// <summary>Counts the late charges of the days up to the date, by the product's rule; once each.</summary>
    public RepaymentPosting CountLateChargesTo(DateOnly to)
    {
        if (Status != LoanStatus.Disbursed)
            return default;
        var before = Standing();
        CountLateCharges(to);
        Restate();
        var posting = Since(before, default, -1);
        if (posting.LateCharges > 0)
            Raise(new LateChargesCounted(Id, ReturneeId, new Money(posting.LateCharges)));
        return posting;
    }

    /// <summary>Passes on what the loan cost (a bank's fee, a seal), exactly as the proof says; it falls due with the next instalment.</summary>
    public RepaymentPosting ChargeFee(Money amount, DateOnly on, string reason, Id<StoredFile> proof)
    {
        LoanRules.FeeOnRunningLoan.Require(Status == LoanStatus.Disbursed);
        LoanTermsRules.Require(LoanRules.NeedsAmount, !amount.IsZero, "Amount");
        var before = Standing();
        CountLateCharges(on);
        var open = _instalments.OrderBy(i => i.No).Where(i => !i.IsSettled).ToList();
        var next = open.Find(i => i.PayableOn >= on) ?? open.LastOrDefault() ?? _instalments.MaxBy(i => i.No)!;
        _levies.Add(Levy.Fee(_levies.Count + 1, next.No, on, amount, RepaymentCount, reason, proof));
        Restate();
        Raise(new FeeCharged(Id, ReturneeId, amount));
        return Since(before, default, -1);
    }

    /// <summary>Two people found the borrower unable to pay: late charges of those days are taken back, none are counted.</summary>
    public RepaymentPosting AcknowledgeHardship(DateOnly from, DateOnly? until, DateTimeOffset at)
    {
        LoanRules.FeeOnRunningLoan.Require(Status == LoanStatus.Disbursed);
        LoanRules.HardshipDaysInOrder.Require(from >= DisbursedOn && (until is null || until >= from));
        var before = Standing();
        Hardships = [.. Hardships.Where(h => h.From != from), new Hardship(from, until)];
        var eve = from.AddDays(-1);
        if (LateChargesTo > eve)
        {
            var later = Active().Where(r => r.On > eve).ToList();
            NewRun(RunCause.Hardship, eve, at);
            TakeBack(later);
            SplitAnew(eve, later);
        }
        Restate();
        Raise(new HardshipAcknowledged(Id, ReturneeId, from, until));
        CloseOrReopen(from, at);
        return Since(before, default, -1);
    }

    private void CountLateCharges(DateOnly to)
    {
        if (Product.LateCharge is not { } rule || Status is LoanStatus.WrittenOff)
            return;
        var after = LateChargesTo ?? DisbursedOn!.Value;
        if (to <= after)
            return;
        var days = _instalments
            .Where(i => !i.IsSettled)
            .SelectMany(i => rule.DaysOf(LateFrom(i), after, to).Select(day => (Day: day, Instalment: i)))
            .Where(x => !IsInHardship(x.Day))
            .OrderBy(x => x.Day)
            .ThenBy(x => x.Instalment.No);
        foreach (var (day, instalment) in days)
        {
            var already = _levies.Where(l =>
                l.Kind == LevyKind.LateCharge && l.InstalmentNo == instalment.No && l.CancelledByRun is null
            );
            var amount = rule.On(instalment.Unpaid, Money.Sum(already.Select(l => l.Amount)));
            if (!amount.IsZero)
                _levies.Add(Levy.LateCharge(_levies.Count + 1, instalment.No, day, amount, instalment.Unpaid));
        }
        LateChargesTo = to;
    }

    /// <summary>Lateness counts from the later of the nominal and the payable date.</summary>
    private static DateOnly LateFrom(LoanInstalment instalment) =>
        instalment.PayableOn > instalment.DueOn ? instalment.PayableOn : instalment.DueOn;

    private bool IsInHardship(DateOnly day) => Hardships.Any(h => day >= h.From && (h.Until is null || day <= h.Until));

    private static bool IsLateChargeAfter(Levy levy, DateOnly day) =>
        levy.Kind == LevyKind.LateCharge && levy.CancelledByRun is null && levy.On > day;

    /// <summary>Those of days before the schedule in force stay: they arose from instalments that are no more.</summary>
    private void CancelLateChargesAfter(DateOnly day)
    {
        if (_versions.MaxBy(v => v.No) is { No: > 1 } version && version.FromOn.AddDays(-1) > day)
            day = version.FromOn.AddDays(-1);
        foreach (var levy in _levies.Where(l => IsLateChargeAfter(l, day)))
            levy.CancelBy(CurrentRun);
        if (LateChargesTo > day)
            LateChargesTo = day;
    }

    /// <summary>What hung on an instalment that a new schedule left out hangs on the last one.</summary>
    private void MoveLeviesToTheSchedule()
    {
        var numbers = _instalments.Select(i => i.No).ToHashSet();
        foreach (var levy in _levies.Where(l => !numbers.Contains(l.InstalmentNo)))
            levy.MoveTo(numbers.Max());
    }

    /// <summary>What is owed, as the entry of a number sees it.</summary>
    private List<OpenInstalment> OpenTo(int entry) =>
        [
            .. _instalments
                .OrderBy(i => i.No)
                .Select(i =>
                    i.Open(
                        i.No,
                        OpenLevies(i.No, DueComponent.LateCharge, entry),
                        OpenLevies(i.No, DueComponent.Fee, entry)
                    )
                ),
        ];

    /// <summary>What is owed of one component, for a waiver.</summary>
    private List<OpenInstalment> OpenOf(DueComponent component) =>
        [.. OpenTo(int.MaxValue).Select(i => OpenInstalment.Only(i, component))];

    private Money OpenLevies(int instalment, DueComponent component, int entry) =>
        Money.Sum(Visible(instalment, component, entry).Select(l => l.Open));

    private IEnumerable<Levy> Visible(int instalment, DueComponent component, int entry) =>
        _levies.Where(l => l.InstalmentNo == instalment && l.Component == component && l.AfterEntry < entry);

    private void CoverLevies(AllocatedPart part)
    {
        var left = part.Amount;
        foreach (var levy in _levies.Where(l => l.InstalmentNo == part.InstalmentNo && l.Component == part.Component))
        {
            var covered = Money.Min(left, levy.Open);
            levy.Cover(covered);
            left -= covered;
        }
    }

    private void UncoverLevies(int instalment, DueComponent component, Money amount)
    {
        var left = amount;
        foreach (var levy in _levies.Where(l => l.InstalmentNo == instalment && l.Component == component).Reverse())
        {
            if (levy.CancelledByRun is not null)
                continue;
            var uncovered = Money.Min(left, levy.Covered);
            levy.Uncover(uncovered);
            left -= uncovered;
        }
    }

    private Money Asked(LevyKind kind) =>
        Money.Sum(_levies.Where(l => l.Kind == kind && l.CancelledByRun is null).Select(l => l.Amount));
}

/// <summary>From the first day to the last; open where the last is not known. One that begins on the same day replaces it.</summary>
public sealed record Hardship(DateOnly From, DateOnly? Until);
