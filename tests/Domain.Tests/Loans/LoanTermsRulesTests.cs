using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Tests.Loans;

public class LoanTermsRulesTests
{
    private static readonly LoanTerms Sound = new()
    {
        Method = LoanMethod.Annuity,
        Principal = new Money(10_000_000),
        Rate = new Rate(600),
        Periods = 12,
        DisbursementOn = new DateOnly(2026, 1, 31),
    };

    public static TheoryData<string, string, LoanTerms> BrokenTerms =>
        new()
        {
            { "principal", "principal-above-zero", Sound with { Principal = Money.Zero } },
            { "principal", "principal-within-limit", Sound with { Principal = new Money(long.MaxValue) } },
            { "principal", "every-instalment-above-zero", Sound with { Principal = new Money(5) } },
            { "method", "method-known", Sound with { Method = (LoanMethod)9 } },
            { "annualRatePercent", "rate-within-limit", Sound with { Rate = new Rate(-1) } },
            { "annualRatePercent", "rate-within-limit", Sound with { Rate = new Rate(10_001) } },
            { "annualRatePercent", "no-rate-without-interest", Sound with { Method = LoanMethod.InterestFree } },
            { "margin", "margin-only-for-murabahah", Sound with { Margin = new Money(1) } },
            { "periods", "periods-within-limit", Sound with { Periods = 0 } },
            { "periods", "periods-within-limit", Sound with { Periods = int.MaxValue } },
            { "periods", "term-within-limit", Sound with { Periods = 400, Every = 2 } },
            { "every", "step-within-limit", Sound with { Every = 0 } },
            { "gracePrincipal", "grace-shorter-than-term", Sound with { GracePrincipal = 12 } },
            { "gracePrincipal", "grace-shorter-than-term", Sound with { GracePrincipal = -1 } },
            { "graceInterestDeferred", "grace-shorter-than-term", Sound with { GraceInterestDeferred = 12 } },
            { "interestFreePeriods", "grace-shorter-than-term", Sound with { InterestFreePeriods = 12 } },
            { "multipleOf", "multiple-within-limit", Sound with { MultipleOf = 0 } },
            { "interestMultipleOf", "multiple-within-limit", Sound with { InterestMultipleOf = 1_000_001 } },
            { "disbursementDate", "disbursement-date-plausible", Sound with { DisbursementOn = DateOnly.MaxValue } },
            { "firstDueDate", "first-due-after-disbursement", Sound with { FirstDueOn = Sound.DisbursementOn } },
        };

    [Theory, MemberData(nameof(BrokenTerms))]
    public void Terms_that_break_a_rule_name_the_rule_and_the_field(string field, string rule, LoanTerms terms)
    {
        var broken = Should.Throw<RuleBrokenException>(() => RepaymentSchedule.Create(terms));

        (broken.Field, broken.Rule.Code).ShouldBe((field, "loans." + rule));
    }

    [Theory]
    [InlineData(LoanMethod.InterestFree, 0)]
    [InlineData(LoanMethod.Flat, 10_000)]
    [InlineData(LoanMethod.Annuity, 1)]
    [InlineData(LoanMethod.Annuity, 3_600)]
    [InlineData(LoanMethod.EqualPrincipal, 10_000)]
    [InlineData(LoanMethod.Bullet, 10_000)]
    [InlineData(LoanMethod.Murabahah, 0)]
    public void The_largest_loan_over_fifty_years_is_still_exact(LoanMethod method, int rate)
    {
        var terms = Sound with
        {
            Method = method,
            Rate = new Rate(rate),
            Principal = new Money(LoanTermsRules.LargestPrincipal),
            Periods = LoanTermsRules.MostPeriods,
        };

        var schedule = RepaymentSchedule.Create(terms);

        Money.Sum(schedule.Rows.Select(r => r.Principal)).ShouldBe(terms.Principal);
        schedule.Rows[^1].Balance.ShouldBe(Money.Zero);
    }

    [Theory]
    [InlineData(0, Collectability.Current)]
    [InlineData(1, Collectability.SpecialMention)]
    [InlineData(90, Collectability.SpecialMention)]
    [InlineData(91, Collectability.Substandard)]
    [InlineData(120, Collectability.Substandard)]
    [InlineData(121, Collectability.Doubtful)]
    [InlineData(180, Collectability.Doubtful)]
    [InlineData(181, Collectability.Loss)]
    public void Days_past_due_put_a_loan_in_its_class(int days, Collectability wanted) =>
        Arrears.ClassOf(days).ShouldBe(wanted);
}
