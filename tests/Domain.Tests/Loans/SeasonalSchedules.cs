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
}
