using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class RestructuringTests
{
    private static readonly LoanTerms Signed = new()
    {
        Method = LoanMethod.Annuity,
        Principal = new Money(12_000_000),
        Rate = new Rate(600),
        Periods = 12,
        DisbursementOn = new DateOnly(2026, 1, 31),
    };

    private static readonly StillOwed Owed = new(Signed, new Money(8_000_000), Money.Zero, Elapsed: 4, Remaining: 8);

    [Fact]
    public void Extending_goes_on_counting_and_keeps_the_due_day()
    {
        var next = RepaymentSchedule.Create(Restructuring.Extend(Owed, 4));

        (next.Rows.Length, next.Rows[0].No, next.Rows[0].DueOn).ShouldBe((12, 5, new DateOnly(2026, 6, 30)));
        next.Rows[1].DueOn.ShouldBe(new DateOnly(2026, 7, 31));
        next.Principal.ShouldBe(Owed.Balance);
    }

    [Fact]
    public void Lowering_takes_as_few_more_instalments_as_needed()
    {
        var ceiling = new Money(700_000);

        var terms = Restructuring.Lower(Owed, ceiling);

        RepaymentSchedule.Create(terms).Rows.Max(r => r.Total).ShouldBeLessThanOrEqualTo(ceiling);
        RepaymentSchedule
            .Create(terms with { Periods = terms.Periods - 1 })
            .Rows.Max(r => r.Total)
            .ShouldBeGreaterThan(ceiling);
    }

    [Fact]
    public void An_instalment_below_the_interest_is_never_reached() =>
        Should
            .Throw<RuleBrokenException>(() => Restructuring.Lower(Owed, new Money(30_000)))
            .Rule.ShouldBe(Restructuring.LowerInstalmentReachable);

    [Fact]
    public void Postponing_charges_the_holiday_later_and_never_twice()
    {
        var next = RepaymentSchedule.Create(Restructuring.Postpone(Owed, 3));

        next.Rows.Take(3).ShouldAllBe(r => r.Total.IsZero);
        // 3 months of 0.5% on 8,000,000, spread over the eight instalments after them.
        next.Rows[3].Charge.ShouldBe(new Money(40_000 + 15_000));
    }
}
