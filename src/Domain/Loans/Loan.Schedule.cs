using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>
/// Versions of the schedule. The one signed stands for ever: a change writes the next, in whose place the instalments not
/// reached yet go; what was paid of these is split anew over the new ones, and the books get the difference.
/// </summary>
public sealed partial class Loan
{
    private readonly List<ScheduleVersion> _versions = [];

    /// <summary>Every version of the schedule as printed, from the second one on; before that there is the signed one alone.</summary>
    public IReadOnlyList<ScheduleVersion> Versions => _versions;

    /// <summary>The version whose instalments are in force.</summary>
    public int ScheduleNo { get; private set; } = 1;

    /// <summary>The terms the signed schedule follows from.</summary>
    public LoanTerms SignedTerms => Product.For(Principal, Periods, PlannedOn, FirstDueOn);

    /// <summary>The terms the schedule in force follows from.</summary>
    public LoanTerms Terms => ScheduleNo == 1 ? SignedTerms : _versions.Single(v => v.No == ScheduleNo).Terms;

    /// <summary>The instalments of the version in force, counted as its terms do.</summary>
    public RepaymentSchedule Schedule
    {
        get
        {
            var first = Terms.Elapsed + 1;
            return RepaymentSchedule.Of(InForce().Select((row, i) => row.Scheduled(first + i)));
        }
    }

    /// <summary>What pays the loan off on a day, by the rule of its method.</summary>
    public Settlement SettlementOn(DateOnly on)
    {
        var (terms, rows) = (Terms, InForce());
        var first = terms.Elapsed + 1;
        var quote = EarlySettlement.Quote(
            terms,
            Schedule,
            [.. rows.Select((row, i) => row.Open(first + i))],
            on,
            carried: [.. rows.Select(row => row.Carried)]
        );
        var earlier = _instalments.Except(rows).Select(i => i.Open()).ToList();
        return quote with
        {
            Principal = quote.Principal + Money.Sum(earlier.Select(i => i.Principal)),
            Charge = quote.Charge + Money.Sum(earlier.Select(i => i.Charge)),
            Fee = Money.Sum(_levies.Where(l => l.Kind == LevyKind.Fee).Select(l => l.Open)),
            LateCharge = Money.Sum(_levies.Where(l => l.Kind == LevyKind.LateCharge).Select(l => l.Open)),
        };
    }

    private List<LoanInstalment> InForce() =>
        [.. _instalments.Where(i => i.ScheduleNo == ScheduleNo && !i.IsExtra).OrderBy(i => i.No)];

    /// <summary>How many instalments in force come first that are due by the day or paid before.</summary>
    private int ReachedBy(DateOnly on)
    {
        var rows = InForce();
        var open = rows.FindIndex(i =>
            i.Open().BucketOn(on) == DueBucket.InAdvance && (i.Total.IsZero || !i.IsSettled)
        );
        return open < 0 ? rows.Count : open;
    }

    /// <summary>Writes the next version and splits what was paid towards the replaced instalments over the new ones.</summary>
    private void Replan(SchedulePlan plan, ScheduleChange change)
    {
        var replaced = InForce().Skip(plan.Kept).ToList();
        var paid = TouchedFrom(replaced);
        if (paid.Count > 0)
            NewRun(RunCause.NewSchedule, change.FromOn, change.At);
        TakeBack(paid);
        WriteVersion(replaced, plan, change);
        foreach (var repayment in paid)
            Allocate(repayment);
    }

    private void WriteVersion(List<LoanInstalment> replaced, SchedulePlan plan, ScheduleChange change)
    {
        KeepSigned();
        var stays = _instalments.Except(replaced).Select(i => i.No).DefaultIfEmpty().Max();
        ScheduleNo++;
        if (plan.Extra is { } extra)
            Put(extra with { No = ++stays }, extra: true);
        List<ScheduleRow> rows = [.. plan.Rows.Select((row, i) => row with { No = stays + 1 + i })];
        foreach (var row in rows)
            Put(row, extra: false);
        _instalments.RemoveAll(i => replaced.Contains(i) && i.ScheduleNo != ScheduleNo);
        var own = rows.Select(r => r.No).ToHashSet();
        List<ScheduleRow> others = [.. _instalments.Where(i => !own.Contains(i.No)).Select(i => i.Printed())];
        _versions.Add(ScheduleVersion.Of(ScheduleNo, change, plan.Terms, rows, others));
        MoveLeviesToTheSchedule();
        RestateBalances();
    }

    /// <summary>Before the first change: the schedule as it was signed.</summary>
    private void KeepSigned()
    {
        if (_versions.Count > 0)
            return;
        var signed = new ScheduleChange(ScheduleCause.Signing, DisbursedOn ?? PlannedOn, ApprovedAt);
        _versions.Add(ScheduleVersion.Of(1, signed, Terms, [.. InForce().Select(i => i.Printed())], []));
    }

    private void Put(ScheduleRow row, bool extra)
    {
        if (_instalments.Find(i => i.No == row.No) is { } written)
            written.Rewrite(row, ScheduleNo, extra);
        else
            _instalments.Add(LoanInstalment.Of(row, ScheduleNo, extra));
    }

    private void RestateBalances()
    {
        var (left, charge) = (Money.Sum(_instalments.Select(i => i.Principal)), Money.Zero);
        foreach (var row in _instalments.OrderBy(i => i.No))
        {
            (left, charge) = (left - row.Principal, charge + row.Charge);
            row.Reach(left, charge);
        }
    }

    /// <summary>The repayments that count, from the first one on that covers any of these instalments.</summary>
    private List<Repayment> TouchedFrom(List<LoanInstalment> rows)
    {
        var numbers = rows.Select(i => i.No).ToHashSet();
        var touching = _allocations
            .Where(a => a.SupersededByRun is null && numbers.Contains(a.InstalmentNo))
            .Select(a => a.RepaymentNo)
            .ToHashSet();
        return [.. Active().SkipWhile(r => !touching.Contains(r.No))];
    }

    /// <summary>
    /// The receipt that made a version was reversed: the instalments before it are in force again. Where the schedule has
    /// changed since, what it had covered falls due with the last instalment. Gives the repayments to be split anew.
    /// </summary>
    private List<Repayment> UndoScheduleOf(Id<Receipt> receipt, ScheduleChange change)
    {
        if (_versions.Find(v => v.ReceiptId == receipt) is not { } made)
            return [];
        var isLast = made.No == ScheduleNo;
        var gone = _instalments.Where(i => i.ScheduleNo == made.No && (isLast || i.IsExtra)).ToList();
        if (gone.Count == 0)
            return [];
        List<LoanInstalment> replaced = isLast ? gone : [.. gone, .. InForce()];
        var paid = TouchedFrom(replaced);
        TakeBack(paid);
        WriteVersion(replaced, isLast ? Before(made, gone) : WithMoreAtTheEnd(gone), change);
        return paid;
    }

    private SchedulePlan Before(ScheduleVersion made, List<LoanInstalment> gone)
    {
        var (before, first) = (_versions.Single(v => v.No == made.No - 1), gone.Min(i => i.No));
        List<ScheduleRow> rows = [.. before.Rows.Where(r => r.No >= first)];
        var terms = before.Terms.Continue(
            Money.Sum(rows.Select(r => r.Principal)),
            before.Rows.Count - rows.Count,
            rows.Count
        );
        if (terms.Method == LoanMethod.Murabahah)
            terms = terms with { Margin = Money.Sum(rows.Select(r => r.Charge)) };
        return new SchedulePlan(0, terms, Holding(rows, HeldIn(terms, Engine(rows))));
    }

    private static RepaymentSchedule Engine(List<ScheduleRow> rows) =>
        RepaymentSchedule.Of(
            rows.Select(r => new Instalment(r.No, r.DueOn, r.PayableOn, r.Principal, r.Charge - r.Carried, Money.Zero))
        );

    private SchedulePlan WithMoreAtTheEnd(List<LoanInstalment> gone)
    {
        List<ScheduleRow> rows = [.. InForce().Select(i => i.Printed())];
        var (principal, charge) = (Money.Sum(gone.Select(i => i.Principal)), Money.Sum(gone.Select(i => i.Charge)));
        rows[^1] = rows[^1] with
        {
            Principal = rows[^1].Principal + principal,
            Charge = rows[^1].Charge + charge,
            Carried = rows[^1].Carried + charge,
        };
        return new SchedulePlan(0, Terms with { Principal = Money.Sum(rows.Select(r => r.Principal)) }, rows);
    }
}
