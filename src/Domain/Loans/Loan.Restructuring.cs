using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>How far a loan is eased: periods of a holiday, further instalments, or the most an instalment may be.</summary>
public sealed record Easing(RestructuringWay Way, int Periods, Money Instalment)
{
    internal ScheduleCause Cause =>
        Way switch
        {
            RestructuringWay.Postpone => ScheduleCause.Postponed,
            RestructuringWay.Extend => ScheduleCause.Extended,
            _ => ScheduleCause.Lowered,
        };
}

/// <summary>One way to ease a loan: the schedule it gives, or why it gives none.</summary>
public sealed record RestructuringOption(Easing Easing, SchedulePlan? Plan, RuleBrokenException? Broken);

/// <summary>Restructuring: what is unpaid, arrears included, moves into the next version of the schedule. Late stays visible.</summary>
public sealed partial class Loan
{
    /// <summary>Instalments paid on time after which the quality follows the days past due again.</summary>
    public const int ProvenAfter = 3;

    private static readonly ScheduleCause[] Easings =
    [
        ScheduleCause.Postponed,
        ScheduleCause.Extended,
        ScheduleCause.Lowered,
    ];

    /// <summary>The first restructuring; the loan stays flagged until it is closed.</summary>
    public DateOnly? RestructuredOn { get; private set; }

    /// <summary>The quality it had when it was restructured; kept at least until three instalments are paid on time.</summary>
    public Collectability? KeptQuality { get; private set; }

    /// <summary>By days past due, and not better than before a restructuring that has not proved itself.</summary>
    public Collectability QualityOn(DateOnly asOf)
    {
        var late = Arrears.ClassOf(Arrears.DaysPastDue(OldestUnpaidOn, asOf));
        return KeptQuality is { } kept && kept > late ? kept : late;
    }

    /// <summary>What a restructuring from the day on has to share out.</summary>
    public StillOwed OwedOn(DateOnly from)
    {
        var (terms, rows, kept) = (Terms, InForce(), ReachedBy(from));
        var elapsed = kept;
        while (kept == rows.Count && terms.DueOn(terms.Elapsed + elapsed + 1) <= from)
            elapsed++;
        var replaced = rows.Skip(kept).ToList();
        var stays = _instalments.Except(replaced).ToList();
        var balance = Money.Sum(
            stays.Select(i => i.Principal - i.PaidPrincipal).Concat(replaced.Select(i => i.Principal))
        );
        var charge = Money.Sum(stays.Select(i => i.Charge - i.PaidCharge));
        return terms.Method == LoanMethod.Murabahah
            ? new StillOwed(
                terms,
                balance,
                charge + Money.Sum(replaced.Select(i => i.Charge)),
                elapsed,
                Math.Max(1, rows.Count - elapsed)
            )
            : new StillOwed(
                terms,
                balance,
                Money.Zero,
                elapsed,
                Math.Max(1, rows.Count - elapsed),
                charge + Deferred(terms, rows, kept)
            );
    }

    /// <summary>The schedule after a restructuring; nothing changes.</summary>
    public SchedulePlan PlanRestructuring(Easing easing, DateOnly from, ProgrammeCalendar calendar)
    {
        LoanRules.RestructuredOnlyWhileRunning.Require(Status == LoanStatus.Disbursed);
        LoanRules.ProvenBeforeRestructuredAgain.Require(KeptQuality is null, ProvenAfter);
        RequireWholeSince(from);
        var owed = OwedOn(from);
        var terms = easing.Way switch
        {
            RestructuringWay.Postpone => Restructuring.Postpone(owed, easing.Periods),
            RestructuringWay.Extend => Restructuring.Extend(owed, easing.Periods),
            _ => Restructuring.Lower(owed, easing.Instalment),
        };
        var schedule = RepaymentSchedule.Create(terms, calendar, Product.PayDateShift);
        return new SchedulePlan(ReachedBy(from), terms, Carrying(schedule.Rows, owed.Carried));
    }

    /// <summary>The schedule after a restructuring, or the rule that allows none; nothing changes.</summary>
    public RestructuringOption Offer(Easing easing, DateOnly from, ProgrammeCalendar calendar)
    {
        try
        {
            return new RestructuringOption(easing, PlanRestructuring(easing, from, calendar), null);
        }
        catch (RuleBrokenException broken)
        {
            return new RestructuringOption(easing, null, broken);
        }
    }

    /// <summary>Changes with every repayment, reversal and version of the schedule.</summary>
    public string StateMark => $"{ScheduleNo}/{RepaymentCount}/{Active().Count()}";

    /// <summary>Puts a plan agreed with the borrower in force. Gives what changes in the split of the repayments made.</summary>
    public RepaymentPosting Restructure(
        SchedulePlan plan,
        Easing easing,
        DateOnly from,
        string reason,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        LoanRules.RestructuredOnlyWhileRunning.Require(Status == LoanStatus.Disbursed);
        RequireHistory();
        var (before, quality) = (Standing(), QualityOn(ProgrammeCalendar.DateOf(at)));
        KeepSigned();
        foreach (var late in _instalments.Except(InForce().Skip(plan.Kept)).ToList())
            late.Close(from);
        Replan(plan, new ScheduleChange(easing.Cause, from, at, by, reason.Trim()));
        (RestructuredOn, KeptQuality) = (RestructuredOn ?? from, quality);
        Stand(from, at);
        Restate();
        Prove(from, at);
        Raise(new LoanRestructured(Id, ReturneeId, ScheduleNo));
        // What was paid in advance may be all that the new schedule asks for.
        CloseOrReopen(from, at);
        return Since(before, default, -1);
    }

    /// <summary>Charge of the periods behind that the schedule collects only later.</summary>
    private static Money Deferred(LoanTerms terms, List<LoanInstalment> rows, int kept)
    {
        var carried = Money.Sum(rows.Skip(kept).Select(i => i.Carried));
        if (EarlySettlement.RuleOf(terms.Method) != SettlementRule.ChargeToDate)
            return carried;
        var first = terms.Elapsed + 1;
        var earned = EarlySettlement.AccruedBy(
            terms,
            [.. rows.Select((row, i) => row.Scheduled(first + i))],
            terms.DueOn(terms.Elapsed + kept)
        );
        var collected = Money.Sum(rows.Take(kept).Select(i => i.Charge - i.Carried));
        return carried + earned.LessOrZero(collected);
    }

    /// <summary>Three paid on time since it was eased: the quality follows the days past due again.</summary>
    private void Prove(DateOnly on, DateTimeOffset at)
    {
        if (KeptQuality is null || !PaidThreeOnTime())
            return;
        KeptQuality = null;
        Stand(on, at);
    }

    private bool PaidThreeOnTime()
    {
        var since = _versions.FindLast(v => Easings.Contains(v.Cause))!.No;
        var streak = 0;
        foreach (
            var row in _instalments
                .Where(i => i.ScheduleNo >= since && !i.IsExtra && !i.Total.IsZero)
                .OrderBy(i => i.DueOn)
        )
        {
            streak = row.IsSettled && row.SettledOn <= row.PayableOn ? streak + 1 : 0;
            if (streak == ProvenAfter)
                return true;
        }
        return false;
    }
}
