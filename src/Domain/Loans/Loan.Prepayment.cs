using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>Payments that change the schedule: of more than is due, by the borrower's choice, and of the quote that settles the loan.</summary>
public sealed partial class Loan
{
    /// <summary>So many days ahead a quote may be asked for.</summary>
    public const int QuotedDays = 60;

    /// <summary>What was payable before a day and is unpaid, fees and late charges apart.</summary>
    public Money LateOn(DateOnly on) => Money.Sum(_instalments.Where(i => i.PayableOn < on).Select(i => i.Unpaid));

    /// <summary>What is due by a day and unpaid; beyond it a payment is in advance.</summary>
    public Money DueBy(DateOnly on) =>
        Money.Sum(_instalments.Except(InForce().Skip(ReachedBy(on))).Select(i => i.Unpaid))
        + Money.Sum(_levies.Select(l => l.Open));

    /// <summary>More than is due, less than everything, and dated after all else: the borrower chooses what becomes of the rest.</summary>
    public bool MayPrepay(Money amount, DateOnly on) =>
        Status == LoanStatus.Disbursed
        && ToCome.IsZero
        && !IsInTranchePeriod(on)
        && IsLatest(on)
        && amount > DueBy(on)
        && amount - DueBy(on) < OwedBeyond(InForce().Skip(ReachedBy(on)));

    /// <summary>The quote of a running loan for a day from today on; what has happened by then alone can change it.</summary>
    public Settlement QuoteFor(DateOnly on, DateOnly today)
    {
        LoanRules.QuotedOnlyWhileRunning.Require(Status == LoanStatus.Disbursed);
        TrancheRules.AllOutFirst.Require(ToCome.IsZero);
        LoanTermsRules.Require(LoanRules.QuotedAhead, on >= today && on <= today.AddDays(QuotedDays), "On", QuotedDays);
        return SettlementOn(on);
    }

    /// <summary>The quote that exactly this amount on this day pays, with the charge it waives; null where it is another amount.</summary>
    public Settlement? SettledBy(Money amount, DateOnly on) =>
        amount >= OutstandingPrincipal
        && Status == LoanStatus.Disbursed
        && ToCome.IsZero
        && IsLatest(on)
        && SettlementOn(on) is var quote
        && quote.Total == amount
        && !quote.Waived.IsZero
            ? quote
            : null;

    /// <summary>The instalments after a payment of more than is due; nothing changes.</summary>
    public SchedulePlan PlanPrepayment(Money amount, DateOnly on, PrepaymentPlan plan)
    {
        RequireReceivable(amount, on);
        // What comes in after a write-off is a recovery: it changes no schedule.
        LoanRules.FeeOnRunningLoan.Require(Status == LoanStatus.Disbursed);
        RequireWholeSince(on);
        LoanTermsRules.Require(LoanRules.PrepaymentNotBackdated, IsLatest(on), "ReceivedOn");
        var (terms, kept, due) = (Terms, ReachedBy(on), DueBy(on));
        var replaced = InForce().Skip(kept).ToList();
        LoanTermsRules.Require(LoanRules.PrepaymentBeyondDue, amount > due, "Amount", due);
        var extra = amount - due;
        LoanTermsRules.Require(Prepayment.ExtraBelowBalance, extra < OwedBeyond(replaced), "Amount");

        var after = Prepayment.After(terms, Schedule, kept, extra, plan, on);
        var next = terms.Continue(after.Principal, kept, after.Rows.Length);
        if (terms.Method == LoanMethod.Murabahah)
            next = next with { Margin = after.Charge };
        var principal = Money.Sum(replaced.Select(i => i.Principal)) - after.Principal;
        return new SchedulePlan(
            kept,
            next,
            Holding(Carrying(after.Rows, Money.Sum(replaced.Select(i => i.Carried))), HeldIn(next, after)),
            new ScheduleRow(0, on, on, principal, extra - principal, Money.Zero)
        );
    }

    /// <summary>How a payment changes the schedule, or null where it does not.</summary>
    private SchedulePlan? PlanWith(Money amount, DateOnly on, PrepaymentPlan? prepay) =>
        prepay is { } plan ? PlanPrepayment(amount, on, plan)
        : SettledBy(amount, on) is { } quote ? PlanSettlement(quote)
        : null;

    private static ScheduleCause CauseOf(PrepaymentPlan? prepay) =>
        prepay is null ? ScheduleCause.Settlement : ScheduleCause.Prepayment;

    /// <summary>Exactly the day's quote, with charge waived, settles the loan: one last instalment holds what it asks.</summary>
    private SchedulePlan PlanSettlement(Settlement quote)
    {
        var (on, kept, rows) = (quote.On, ReachedBy(quote.On), InForce());
        var replaced = rows.Skip(kept).ToList();
        var dueCharge = Money.Sum(_instalments.Except(replaced).Select(i => i.Charge - i.PaidCharge));
        var charge = (quote.Charge + Money.Sum(replaced.Select(i => i.PaidCharge))).LessOrZero(dueCharge);
        var principal = Money.Sum(replaced.Select(i => i.Principal));
        var last = RepaymentSchedule.Of([new Instalment(1, on, on, principal, charge, Money.Zero)]);
        var terms = Terms.Continue(principal, kept, 1);
        return new SchedulePlan(kept, terms, Holding(Carrying(last.Rows, Money.Zero), HeldIn(terms, last)));
    }

    /// <summary>What a prepayment may take: the principal of the instalments to come, of a murabahah their price.</summary>
    private Money OwedBeyond(IEnumerable<LoanInstalment> rows) =>
        Money.Sum(rows.Select(i => Product.Method == LoanMethod.Murabahah ? i.Unpaid : i.Principal - i.PaidPrincipal));

    /// <summary>Nothing is dated later, neither a payment nor a change of the schedule.</summary>
    private bool IsLatest(DateOnly on) => Active().All(r => r.On <= on) && _versions.TrueForAll(v => v.FromOn <= on);

    /// <summary>What the new rows collect beyond the charge of their own periods.</summary>
    private static Money HeldIn(LoanTerms terms, RepaymentSchedule schedule) =>
        EarlySettlement.RuleOf(terms.Method) == SettlementRule.ChargeToDate
            ? schedule.Charge.LessOrZero(EarlySettlement.AccruedBy(terms, schedule.Rows, schedule.Rows[^1].DueOn))
            : Money.Zero;

    /// <summary>The rows with more charge spread over those that pay principal.</summary>
    private static List<ScheduleRow> Carrying(IReadOnlyList<Instalment> rows, Money more)
    {
        var weights = rows.Select(r => r.Principal > Money.Zero ? 1L : 0L).ToArray();
        var shares = more.IsZero ? [.. rows.Select(_ => Money.Zero)] : more.Allocate(weights);
        return
        [
            .. rows.Zip(
                shares,
                (r, share) => new ScheduleRow(r.No, r.DueOn, r.PayableOn, r.Principal, r.Charge + share, share)
            ),
        ];
    }

    /// <summary>Marks what the rows hold already beyond their own charge as carried.</summary>
    private static List<ScheduleRow> Holding(List<ScheduleRow> rows, Money held)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var more = Money.Min(held, rows[i].Charge - rows[i].Carried);
            rows[i] = rows[i] with { Carried = rows[i].Carried + more };
            held -= more;
        }
        return rows;
    }
}
