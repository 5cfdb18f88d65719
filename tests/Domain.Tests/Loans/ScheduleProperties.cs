using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class ScheduleProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Principal_sums_to_the_loan_and_the_balance_reaches_zero() =>
        Holds(
            (terms, schedule) =>
                Money.Sum(schedule.Rows.Select(r => r.Principal)) == terms.Principal
                && schedule.Rows[^1].Balance.IsZero
                && Money.Sum(schedule.Rows.Select(r => r.Charge)) == schedule.Charge
        );

    [Fact]
    public void Each_balance_is_the_one_before_less_the_principal() =>
        Holds(
            (terms, schedule) =>
                schedule
                    .Rows.Select(r => r.Balance)
                    .Prepend(terms.Principal)
                    .Zip(schedule.Rows)
                    .All(p => p.First - p.Second.Principal == p.Second.Balance)
        );

    [Fact]
    public void Due_dates_never_drift_from_their_seed() =>
        Holds(
            (terms, schedule) =>
                schedule.Rows.All(row =>
                {
                    var seed = terms.FirstDueOn ?? terms.DisbursementOn;
                    var steps = (terms.FirstDueOn is null ? row.No : row.No - 1) * terms.Every;
                    return row.DueOn
                        == (terms.Unit == PeriodUnit.Week ? seed.AddDays(7 * steps) : seed.AddMonths(steps));
                })
        );

    [Fact]
    public void Nothing_is_due_in_grace_and_no_charge_in_free_periods() =>
        Holds(
            (terms, schedule) =>
                schedule.Rows.Take(terms.GracePrincipal).All(r => r.Principal.IsZero)
                && (
                    terms.Method == LoanMethod.Murabahah
                    || schedule.Rows.Take(terms.InterestFreePeriods).All(r => r.Charge.IsZero)
                )
        );

    [Fact]
    public void Regular_instalments_are_whole_multiples_where_the_principal_alone_is_rounded() =>
        Holds(
            (terms, schedule) =>
                terms.Method is not (LoanMethod.InterestFree or LoanMethod.EqualPrincipal)
                || schedule.Rows.SkipLast(1).All(r => r.Principal.Rupiah % terms.MultipleOf == 0)
        );

    [Fact]
    public void An_annuity_is_rounded_as_if_computed_with_all_its_digits() =>
        Holds(
            (terms, schedule) =>
            {
                var plain = terms.GraceInterestDeferred == 0 && terms.InterestFreePeriods <= terms.GracePrincipal;
                var parts = terms.Periods - terms.GracePrincipal;
                if (terms.Method != LoanMethod.Annuity || terms.Rate == Rate.Zero || !plain || parts < 2)
                    return true;
                var (a, b) =
                    terms.Unit == PeriodUnit.Month
                        ? (new BigInteger(terms.Rate.BasisPoints * terms.Every), new BigInteger(120_000))
                        : (new BigInteger(terms.Rate.BasisPoints * 7 * terms.Every), new BigInteger(3_650_000));
                var grown = BigInteger.Pow(a + b, parts);
                var (dividend, divisor) = (
                    terms.Principal.Rupiah * a * grown,
                    b * (grown - BigInteger.Pow(b, parts)) * terms.MultipleOf
                );
                var wanted =
                    terms.RoundingMode == RoundingMode.HalfUp
                        ? (2 * dividend + divisor) / (2 * divisor)
                        : (dividend + divisor - 1) / divisor;
                return schedule.Rows[terms.GracePrincipal].Total.Rupiah == wanted * terms.MultipleOf;
            }
        );

    [Fact]
    public void Any_prepayment_sums_to_what_is_left() =>
        Holds(
            (terms, schedule) =>
            {
                var paid = schedule.Rows.Length / 3;
                var rows = schedule.Rows[paid..];
                var price = terms.Method == LoanMethod.Murabahah;
                var owed = Money.Sum(rows.Select(r => price ? r.Total : r.Principal));
                var extra = new Money(owed.Rupiah / 3);
                return extra.IsZero
                    || Enum.GetValues<PrepaymentPlan>()
                        .All(plan =>
                        {
                            var after = Prepayment.After(terms, schedule, paid, extra, plan);
                            return (price ? after.Total : after.Principal) == owed - extra
                                && after.Rows[^1].Balance.IsZero
                                && after.Charge <= Money.Sum(rows.Select(r => r.Charge)) + new Money(rows.Length);
                        });
            }
        );

    [Fact]
    public void An_early_settlement_never_asks_more_than_the_schedule_does() =>
        Holds(
            (terms, schedule) =>
            {
                var paid = schedule.Rows.Length / 2;
                var open = schedule.Rows[paid..].Select(OpenInstalment.Of).ToList();
                var owed = Money.Sum(open.Select(i => i.Total));
                var quotes = new[] { 1, 40, 400, 4_000 }.Select(days =>
                    EarlySettlement.Quote(terms, schedule, open, terms.DisbursementOn.AddDays(days))
                );
                return quotes.All(q => q.Total <= owed && q.Total + q.Waived == owed);
            }
        );

    private static void Holds(Func<LoanTerms, RepaymentSchedule, bool> property) =>
        Prop.ForAll(AnyLoan.Schedules, s => property(s.Terms, s.Schedule)).Check(Thorough);
}
