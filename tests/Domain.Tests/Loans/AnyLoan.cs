using FsCheck;
using FsCheck.Fluent;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

/// <summary>Loans of every kind for the properties; terms that allow no schedule are left out.</summary>
internal static class AnyLoan
{
    public static readonly Gen<LoanTerms> Terms =
        from method in Gen.Elements(Enum.GetValues<LoanMethod>())
        from size in Gen.Choose(5, 11)
        from digits in Gen.Choose(100_000, 999_999)
        from rate in Gen.Choose(0, 3_600)
        from periods in Gen.Choose(1, 60)
        from unit in Gen.Frequency((4, Gen.Constant(PeriodUnit.Month)), (1, Gen.Constant(PeriodUnit.Week)))
        from every in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(2, 6)))
        from start in Gen.Choose(0, 3_000)
        from toFirst in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 70)))
        from grace in Gen.Frequency((3, Gen.Constant((0, 0, 0))), (1, Graces))
        from rounding in Gen.Elements((1, 1), (1, 1), (100, 1), (500, 1), (1_000, 100))
        from flags in Gen.Choose(0, 15)
        let free = method is LoanMethod.InterestFree or LoanMethod.Murabahah
        let given = new DateOnly(2024, 1, 1).AddDays(start)
        select new LoanTerms
        {
            Method = method,
            Principal = new Money(digits * Power(size - 5)),
            Rate = new Rate(free ? 0 : rate),
            Margin = new Money(method == LoanMethod.Murabahah ? digits * Power(size - 5) / 10 : 0),
            Periods = periods,
            Unit = unit,
            Every = every,
            DisbursementOn = given,
            FirstDueOn = toFirst == 0 ? null : given.AddDays(toFirst),
            GracePrincipal = grace.Item1,
            GraceInterestDeferred = grace.Item2,
            InterestFreePeriods = grace.Item3,
            MultipleOf = rounding.Item1,
            InterestMultipleOf = rounding.Item2,
            RoundingMode = (flags & 1) == 0 ? RoundingMode.HalfUp : RoundingMode.Up,
            DayCount = (flags & 2) == 0 ? DayCount.Thirty360 : DayCount.Actual365,
            GraceInterestRule = (flags & 4) == 0 ? GraceInterestRule.FirstDue : GraceInterestRule.Spread,
            InterestAt = (flags & 8) == 0 ? InterestAt.Period : InterestAt.Maturity,
        };

    public static Arbitrary<(LoanTerms Terms, RepaymentSchedule Schedule)> Schedules =>
        Terms.Select(Scheduled).Where(s => s is not null).Select(s => s!.Value).ToArbitrary();

    private static Gen<(int, int, int)> Graces =>
        from principal in Gen.Choose(0, 6)
        from deferred in Gen.Choose(0, 6)
        from free in Gen.Choose(0, 3)
        select (principal, deferred, free);

    private static long Power(int exponent) => exponent == 0 ? 1 : 10 * Power(exponent - 1);

    private static (LoanTerms, RepaymentSchedule)? Scheduled(LoanTerms terms)
    {
        try
        {
            return (terms, RepaymentSchedule.Create(terms));
        }
        catch (RuleBrokenException broken) when (broken.Field is not null)
        {
            return null;
        }
    }
}
