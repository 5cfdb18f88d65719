using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Loans;

/// <summary>
/// A loan paid out in parts. The schedule signed is over the whole principal; the one in force is over what is out, and every
/// part that comes writes the next version.
/// </summary>
public sealed partial class Loan
{
    private readonly List<LoanTranche> _tranches = [];

    /// <summary>In the order they are paid; none where the loan is paid out at once.</summary>
    public IReadOnlyList<LoanTranche> Tranches => _tranches;

    /// <summary>What later parts will still bring.</summary>
    public Money ToCome { get; private set; }

    /// <summary>Agreed and never paid out.</summary>
    public Money CancelledPrincipal { get; private set; }

    /// <summary>What went out to the borrower, once anything has.</summary>
    public Money Disbursed => Principal - ToCome - CancelledPrincipal;

    /// <summary>The first payout: the whole loan, or its first part.</summary>
    public Money FirstPayout => _tranches.Count == 0 ? Principal : _tranches.MinBy(t => t.No)!.Amount;

    /// <summary>Agrees on parts before the agreement is offered; without any the loan is paid out at once.</summary>
    public void PlanTranches(IReadOnlyList<TrancheTerms> parts, ProgrammeCalendar calendar)
    {
        LoanTermsRules.Require(LoanRules.PlannedBeforeSigning, Status == LoanStatus.Approved && !AgreementInForce, "");
        LoanTermsRules.Require(
            TrancheRules.PlainProduct,
            parts.Count == 0
                || Product is { GraceInterestDeferred: 0, Seasons: null, InterestAt: InterestAt.Period }
                    && Product.Method != LoanMethod.Murabahah,
            ""
        );
        LoanTermsRules.Require(
            TrancheRules.TwoOrMore,
            parts.Count is 0 or (>= 2 and <= TrancheRules.Most),
            "Parts",
            TrancheRules.Most
        );
        var amounts = AmountsOf(parts);
        var days = parts.Select((p, i) => i == 0 ? PlannedOn : p.PlannedOn).ToList();
        LoanTermsRules.Require(TrancheRules.InDateOrder, days.Zip(days.Skip(1)).All(d => d.First < d.Second), "Parts");
        _tranches.Clear();
        _tranches.AddRange(parts.Select((p, i) => LoanTranche.Of(i + 1, amounts[i], days[i], p.Need)));
        Write(Periods, PlannedOn, FirstDueOn, calendar);
        Raise(new LoanPlanned(Id));
    }

    /// <summary>An officer saw what the money was used for.</summary>
    public void RecordTrancheVisit(int no, string note, Id<StoredFile> photo, Id<StaffMember> by, DateOnly on)
    {
        var tranche = _tranches.Find(t => t.No == no);
        TrancheRules.VisitWanted.Require(
            tranche is { IsPending: true, Need: TrancheNeed.FieldVisit, VisitedOn: null }
                && Status is LoanStatus.Approved or LoanStatus.Disbursed
        );
        tranche!.Visit(on, note, photo, by);
        Raise(new TrancheVisited(Id, no));
    }

    /// <summary>A payment order may carry the part.</summary>
    public void RequireReady(Id<LoanTranche> id) =>
        TrancheRules.PaidInOrder.Require(
            Status == LoanStatus.Disbursed && _tranches.Exists(t => t.Id == id && t.IsReady)
        );

    /// <summary>The bank paid a later part out. Gives what changes in the split of the repayments made.</summary>
    public RepaymentPosting DisburseTranche(
        Id<LoanTranche> id,
        DateOnly on,
        DateTimeOffset at,
        Id<StaffMember>? by = null
    )
    {
        RequireHistory();
        var tranche = _tranches.Single(t => t.Id == id);
        TrancheRules.PaidInOrder.Require(
            Status == LoanStatus.Disbursed
                && tranche.IsPending
                && _tranches.TrueForAll(t => t.No >= tranche.No || t.DisbursedOn <= on)
        );
        var before = Standing();
        var (kept, left) = (ReachedBy(on), InForce().Skip(ReachedBy(on)).ToList());
        var behind = kept;
        while (left.Count == 0 && Terms.DueOn(Terms.Elapsed + behind + 1) <= on)
            behind++;
        var (terms, rows, early) = TrancheSchedule.After(Terms, Own(left), behind, on, tranche.Amount);
        var carried = Money.Sum(left.Select(i => i.Carried)) + early;
        KeepSigned();
        tranche.Pay(on, at);
        Replan(
            new SchedulePlan(kept, terms, PayableAs(left, Carrying([.. rows], carried))),
            new ScheduleChange(ScheduleCause.Tranche, on, at, by)
        );
        ToCome -= tranche.Amount;
        CoverFromCredit();
        Restate();
        Raise(new LoanTranchePaid(Id, ReturneeId, tranche.Amount, on));
        CloseOrReopen(on, at);
        return Since(before, default, -1);
    }

    /// <summary>The bank gave a later part back after it had reported it paid: what is not due yet is owed without it.</summary>
    public RepaymentPosting TakeBackTranche(Id<LoanTranche> id, DateOnly on, DateTimeOffset at)
    {
        RequireHistory();
        var tranche = _tranches.Single(t => t.Id == id);
        var before = Standing();
        var (kept, left) = (ReachedBy(on), InForce().Skip(ReachedBy(on)).ToList());
        var owed = Money.Sum(left.Select(i => i.Principal));
        TrancheRules.OwedMore.Require(tranche.DisbursedOn is not null && owed > tranche.Amount);
        var returned = new Advance(tranche.DisbursedOn!.Value, tranche.Amount);
        var terms = Terms.Continue(owed - tranche.Amount, kept, left.Count);
        terms = terms with { Advances = [.. terms.Advances.Where(a => a != returned)] };
        tranche.TakeBack();
        Replan(
            new SchedulePlan(
                kept,
                terms,
                PayableAs(left, Carrying(RepaymentSchedule.Create(terms).Rows, Money.Sum(left.Select(i => i.Carried))))
            ),
            new ScheduleChange(ScheduleCause.TakenBack, on, at)
        );
        ToCome += tranche.Amount;
        Restate();
        CloseOrReopen(on, at);
        return Since(before, default, -1);
    }

    /// <summary>Nothing more will be paid out: the schedule over what is out becomes the last one.</summary>
    public (RepaymentPosting Posting, Money Cancelled) CancelTranches(
        string reason,
        Id<StaffMember> by,
        DateTimeOffset at
    )
    {
        RequireHistory();
        TrancheRules.StillToCome.Require(Status == LoanStatus.Disbursed && !ToCome.IsZero);
        var (on, before, cancelled) = (ProgrammeCalendar.DateOf(at), Standing(), ToCome);
        foreach (var tranche in _tranches.Where(t => t.IsPending))
            tranche.Cancel(on);
        (ToCome, CancelledPrincipal) = (Money.Zero, cancelled);
        var (kept, left) = (ReachedBy(on), InForce().Skip(ReachedBy(on)).ToList());
        if (left.Count > 0)
        {
            var balance = Money.Sum(left.Select(i => i.Principal));
            var terms = Terms.Continue(balance, kept, left.Count);
            Replan(
                new SchedulePlan(kept, terms, [.. left.Select(i => i.Printed())]),
                new ScheduleChange(ScheduleCause.TranchesCancelled, on, at, by, reason.Trim())
            );
        }
        Restate();
        Raise(new TranchesCancelled(Id, ReturneeId, cancelled));
        CloseOrReopen(on, at);
        return (Since(before, default, -1), cancelled);
    }

    /// <summary>Whether the schedule may be changed in another way: everything is out, and the period in which a part came is over.</summary>
    private void RequireWholeSince(DateOnly on)
    {
        TrancheRules.AllOutFirst.Require(ToCome.IsZero);
        TrancheRules.PeriodOver.Require(!IsInTranchePeriod(on), Terms.DueOn(Terms.Elapsed + ReachedBy(on) + 1));
    }

    private bool IsInTranchePeriod(DateOnly on) =>
        Terms.Advances.Count > 0 && Terms.Advances.Any(a => a.On > Terms.DueOn(Terms.Elapsed + ReachedBy(on)));

    /// <summary>The first part went out: from now on the schedule is over what is out.</summary>
    private void BeginWithFirstTranche(DateOnly on, DateTimeOffset at)
    {
        var first = _tranches.MinBy(t => t.No)!;
        first.Pay(on, at);
        ToCome = Principal - first.Amount;
        var (signed, terms) = (InForce(), SignedTerms with { Principal = first.Amount });
        KeepSigned();
        WriteVersion(
            signed,
            new SchedulePlan(0, terms, PayableAs(signed, Carrying(RepaymentSchedule.Create(terms).Rows, Money.Zero))),
            new ScheduleChange(ScheduleCause.Tranche, on, at)
        );
    }

    /// <summary>The first part came back: the schedule signed is in force again.</summary>
    private void ForgetFirstTranche()
    {
        if (_tranches.Count == 0)
            return;
        LoanRules.NothingRepaidYet.Require(_tranches.Count(t => t.DisbursedOn is not null) == 1);
        _tranches.MinBy(t => t.No)!.TakeBack();
        var signed = _versions.Single(v => v.No == 1);
        ScheduleNo = 1;
        _instalments.RemoveAll(i => signed.Rows.All(r => r.No != i.No));
        foreach (var row in signed.Rows)
            Put(row, extra: false);
        _versions.Clear();
        RestateBalances();
    }

    private List<Money> AmountsOf(IReadOnlyList<TrancheTerms> parts)
    {
        List<Money> amounts = [.. parts.Select(p => p.Of(Principal))];
        if (amounts.Count == 0)
            return amounts;
        var others = Money.Sum(amounts.SkipLast(1));
        var rest = Principal.LessOrZero(others);
        var rounding = Math.Abs(rest.Rupiah - amounts[^1].Rupiah);
        LoanTermsRules.Require(
            TrancheRules.SumToPrincipal,
            !rest.IsZero
                && amounts.TrueForAll(a => !a.IsZero)
                && (rounding == 0 || rounding < parts.Count && parts.Any(p => p.BasisPoints > 0)),
            "Parts",
            Principal
        );
        amounts[^1] = rest;
        return amounts;
    }

    /// <summary>As the schedule engine counts them, without what earlier schedules left over.</summary>
    private List<Instalment> Own(List<LoanInstalment> rows) =>
        [.. rows.Select((row, i) => row.Scheduled(Terms.Elapsed + 1 + i))];

    /// <summary>The same due days are payable on the same days as before.</summary>
    private static List<ScheduleRow> PayableAs(List<LoanInstalment> before, List<ScheduleRow> rows)
    {
        var payable = before.ToDictionary(i => i.DueOn, i => i.PayableOn);
        return [.. rows.Select(r => r with { PayableOn = payable.GetValueOrDefault(r.DueOn, r.DueOn) })];
    }
}
