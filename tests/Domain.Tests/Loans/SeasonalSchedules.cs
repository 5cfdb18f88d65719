using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class SeasonalSchedules
{
    private static readonly DateOnly Start = new(2026, 3, 1);

    [Fact]
    public void Rows_made_by_hand_stand_as_given_and_count_the_balance_down()
    {
        var schedule = Made((5, 3_000_000, 50_000), (10, 5_000_000, 20_000));

        schedule.Rows.Select(r => r.Balance.Rupiah).ShouldBe([5_000_000, 0]);
        (schedule.Charge.Rupiah, schedule.Total.Rupiah).ShouldBe((70_000, 8_070_000));
    }

    [Fact]
    public void Rows_that_do_not_sum_to_the_principal_are_refused()
    {
        Broken((5, 3_000_000, 0)).ShouldBe(LoanTermsRules.RowsSumToPrincipal);
        Broken((5, 3_000_000, 0), (6, 6_000_000, 0)).ShouldBe(LoanTermsRules.RowsSumToPrincipal);
    }

    [Fact]
    public void Rows_out_of_date_order_are_refused() =>
        Broken((5, 3_000_000, 0), (5, 5_000_000, 0)).ShouldBe(LoanTermsRules.RowsInDateOrder);

    [Fact]
    public void A_schedule_needs_rows() => Broken().ShouldBe(LoanTermsRules.RowsGiven);

    private static Rule Broken(params (int Months, long Principal, long Charge)[] rows) =>
        Should.Throw<RuleBrokenException>(() => Made(rows)).Rule;

    private static RepaymentSchedule Made(params (int Months, long Principal, long Charge)[] rows) =>
        RepaymentSchedule.Seasonal(
            new Money(8_000_000),
            Start,
            [
                .. rows.Select(r => new SeasonalRow(
                    Start.AddMonths(r.Months),
                    new Money(r.Principal),
                    new Money(r.Charge)
                )),
            ]
        );

    [Fact]
    public void A_template_of_a_product_stands_for_any_principal_and_day()
    {
        var terms = Template(LoanMethod.InterestFree, (4, 3_000), (8, 7_000));
        RepaymentSchedule
            .Create(terms)
            .Rows.Select(r => (r.DueOn, r.Principal.Rupiah, r.Balance.Rupiah))
            .ShouldBe([(new(2026, 7, 1), 2_400_001, 5_600_002), (new(2026, 11, 1), 5_600_002, 0)]);
    }

    [Fact]
    public void The_charge_of_a_season_follows_from_the_balance_and_its_days()
    {
        var rows = RepaymentSchedule
            .Create(Template(LoanMethod.EqualPrincipal, (4, 5_000), (10, 5_000)) with { Rate = new Rate(600) })
            .Rows;
        // 8,000,003 for four months and 4,000,001 for six, at 6% a year.
        rows.Select(r => r.Charge.Rupiah).ShouldBe([160_000, 120_000]);
    }

    [Fact]
    public void A_fixed_margin_is_shared_like_the_principal()
    {
        var rows = RepaymentSchedule
            .Create(Template(LoanMethod.Murabahah, (3, 2_500), (9, 7_500)) with { Margin = new Money(400_001) })
            .Rows;
        rows.Select(r => r.Charge.Rupiah).ShouldBe([100_000, 300_001]);
    }

    [Fact]
    public void A_template_that_makes_no_sense_is_refused()
    {
        Refused(Template(LoanMethod.InterestFree, (4, 3_000), (8, 6_999))).ShouldBe(LoanTermsRules.SeasonsSumToWhole);
        Refused(Template(LoanMethod.InterestFree, (4, 3_000), (4, 7_000))).ShouldBe(LoanTermsRules.RowsInDateOrder);
        Refused(Template(LoanMethod.Annuity, (4, 3_000), (8, 7_000))).ShouldBe(LoanTermsRules.SeasonsByMethod);
        Refused(Template(LoanMethod.InterestFree, (4, 3_000), (8, 7_000)) with { GracePrincipal = 1 })
            .ShouldBe(LoanTermsRules.SeasonsWithoutGrace);
    }

    [Fact]
    public void Any_template_pays_the_principal_back_to_the_last_rupiah() =>
        Prop.ForAll(
                Gen.Choose(1, 40).NonEmptyListOf().Resize(12).ToArbitrary(),
                Gen.Choose(1_000_000, 90_000_001).ToArbitrary(),
                (gaps, principal) =>
                {
                    var months = gaps.Aggregate(new List<int>(), (all, gap) => [.. all, all.LastOrDefault() + gap]);
                    if (months[^1] > LoanTermsRules.LongestTermInMonths)
                        return true;
                    var shares = new Money(10_000).Allocate([.. gaps.Select(g => (long)g)]);
                    var rows = RepaymentSchedule
                        .Create(
                            Template(LoanMethod.Flat, [.. months.Zip(shares, (m, s) => (m, (int)s.Rupiah))]) with
                            {
                                Principal = new Money(principal),
                                Rate = new Rate(900),
                            }
                        )
                        .Rows;
                    return Money.Sum(rows.Select(r => r.Principal)).Rupiah == principal && rows[^1].Balance.IsZero;
                }
            )
            .QuickCheckThrowOnFailure();

    private static Rule Refused(LoanTerms terms) =>
        Should.Throw<RuleBrokenException>(() => RepaymentSchedule.Create(terms)).Rule;

    private static LoanTerms Template(LoanMethod method, params (int Months, int Share)[] rows) =>
        new()
        {
            Method = method,
            Principal = new Money(8_000_003),
            Periods = rows.Length,
            DisbursementOn = Start,
            Seasons = Seasons.Of(rows.Select(r => new Season(r.Months, r.Share))),
        };
}
