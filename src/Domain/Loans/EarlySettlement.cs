using System.Collections.Immutable;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>Which charge is owed when a loan is paid off before its end.</summary>
public enum SettlementRule
{
    /// <summary>What has accrued by the day.</summary>
    ChargeToDate,

    /// <summary>The charge of every period begun; later ones are waived.</summary>
    ChargeOfBegunPeriods,

    /// <summary>The whole price; a discount is the institution's to give, never promised.</summary>
    WholeCharge,
}

/// <summary>What pays a loan off on one day.</summary>
/// <param name="Waived">Scheduled charge that is not asked for.</param>
/// <param name="Discount">Granted on the charge owed.</param>
public sealed record Settlement(
    DateOnly On,
    Money Principal,
    Money Charge,
    Money Fee,
    Money LateCharge,
    Money Waived,
    Money Discount
)
{
    public Money Total => Principal + Charge + Fee + LateCharge - Discount;
}

/// <summary>Quotes for paying a loan off early.</summary>
public static class EarlySettlement
{
    public static readonly Rule DiscountWithinCharge = new("loans.discount-within-charge");

    public static SettlementRule RuleOf(LoanMethod method) =>
        method switch
        {
            LoanMethod.Flat => SettlementRule.ChargeOfBegunPeriods,
            LoanMethod.Murabahah => SettlementRule.WholeCharge,
            _ => SettlementRule.ChargeToDate,
        };

    /// <summary>The quote by the rule of the loan's method.</summary>
    /// <param name="terms">Of the schedule.</param>
    /// <param name="schedule">In force.</param>
    /// <param name="open">What is unpaid of each of its rows.</param>
    /// <param name="on">The day of the payment.</param>
    /// <param name="discount">On the charge owed.</param>
    /// <param name="carried">Charge of an earlier schedule that the rows collect besides their own, row by row: always owed.</param>
    public static Settlement Quote(
        LoanTerms terms,
        RepaymentSchedule schedule,
        IReadOnlyList<OpenInstalment> open,
        DateOnly on,
        Money discount = default,
        IReadOnlyList<Money>? carried = null
    )
    {
        var unpaid = Money.Sum(open.Select(i => i.Charge));
        var owed = RuleOf(terms.Method) switch
        {
            SettlementRule.WholeCharge => unpaid,
            SettlementRule.ChargeOfBegunPeriods => ChargeOfBegunPeriods(terms, schedule, open, on, carried),
            _ => Money.Min(unpaid, Earned(terms, schedule, on, carried).LessOrZero(Paid(schedule, unpaid, carried))),
        };
        LoanTermsRules.Require(DiscountWithinCharge, discount <= owed, "discount");

        return new Settlement(
            on,
            Money.Sum(open.Select(i => i.Principal)),
            owed,
            Money.Sum(open.Select(i => i.Fee)),
            Money.Sum(open.Select(i => i.LateCharge)),
            unpaid - owed,
            discount
        );
    }

    private static Money Earned(
        LoanTerms terms,
        RepaymentSchedule schedule,
        DateOnly on,
        IReadOnlyList<Money>? carried
    ) => AccruedBy(terms, schedule.Rows, on) + Money.Sum(carried ?? []);

    private static Money Paid(RepaymentSchedule schedule, Money unpaid, IReadOnlyList<Money>? carried) =>
        schedule.Charge + Money.Sum(carried ?? []) - unpaid;

    /// <summary>The charge earned from the start of the schedule to the day, whether or not it was due yet.</summary>
    internal static Money AccruedBy(LoanTerms terms, ImmutableArray<Instalment> rows, DateOnly on)
    {
        var accrual = new Accrual(terms);
        var (sum, from, balance) = (0L, terms.DueOn(terms.Elapsed), terms.Principal.Rupiah);
        for (var i = 0; i < rows.Length && from < on; i++)
        {
            var to = rows[i].DueOn;
            if (i >= terms.InterestFreePeriods)
            {
                var whole = accrual.OnPeriod(balance, from, to) - terms.NotYetHere(accrual, from, to);
                sum +=
                    to <= on
                        ? whole
                        : Math.Min(whole, accrual.OnDays(balance, from, on) - terms.NotYetHere(accrual, from, on));
            }
            (from, balance) = (to, rows[i].Balance.Rupiah);
        }
        return new Money(sum);
    }

    private static Money ChargeOfBegunPeriods(
        LoanTerms terms,
        RepaymentSchedule schedule,
        IReadOnlyList<OpenInstalment> open,
        DateOnly on,
        IReadOnlyList<Money>? carried
    )
    {
        var starts = schedule.Rows.Select(r => r.DueOn).Prepend(terms.DueOn(terms.Elapsed));
        var begun = schedule.Rows.Zip(starts).Where(p => p.Second < on).Select(p => p.First.No).ToHashSet();
        var first = terms.Elapsed + 1;
        return Money.Sum(
            open.Select(i =>
                begun.Contains(i.No) ? i.Charge
                : carried is null ? Money.Zero
                : Money.Min(i.Charge, carried[i.No - first])
            )
        );
    }
}
