using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>What terms must keep for a schedule to follow from them. A broken rule names the field as the simulator's query does.</summary>
public static class LoanTermsRules
{
    /// <summary>Rupiah: the largest whole number that every reader of JSON reads exactly.</summary>
    public const long LargestPrincipal = 9_007_199_254_740_991;

    /// <summary>100% a year, in basis points.</summary>
    public const int LargestRate = 10_000;

    public const int MostPeriods = 600;

    public const int LongestStep = 60;

    /// <summary>Fifty years.</summary>
    public const int LongestTermInMonths = 600;

    /// <summary>Rupiah.</summary>
    public const int LargestMultiple = 1_000_000;

    private const int LongestTermInWeeks = 2_600;
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const int YearsToFirstDue = 5;

    public static readonly Rule PrincipalAboveZero = new("loans.principal-above-zero");
    public static readonly Rule PrincipalWithinLimit = new("loans.principal-within-limit");
    public static readonly Rule MethodKnown = new("loans.method-known");
    public static readonly Rule RateWithinLimit = new("loans.rate-within-limit");
    public static readonly Rule NoRateWithoutInterest = new("loans.no-rate-without-interest");
    public static readonly Rule MarginOnlyForMurabahah = new("loans.margin-only-for-murabahah");
    public static readonly Rule MarginWithinLimit = new("loans.margin-within-limit");
    public static readonly Rule PeriodsWithinLimit = new("loans.periods-within-limit");
    public static readonly Rule StepWithinLimit = new("loans.step-within-limit");
    public static readonly Rule TermWithinLimit = new("loans.term-within-limit");
    public static readonly Rule GraceShorterThanTerm = new("loans.grace-shorter-than-term");
    public static readonly Rule MultipleWithinLimit = new("loans.multiple-within-limit");
    public static readonly Rule DisbursementDatePlausible = new("loans.disbursement-date-plausible");
    public static readonly Rule FirstDueAfterDisbursement = new("loans.first-due-after-disbursement");
    public static readonly Rule EveryInstalmentAboveZero = new("loans.every-instalment-above-zero");
    public static readonly Rule ChargesNotNegative = new("loans.charges-not-negative");
    public static readonly Rule ChargeWithinLimit = new("loans.charge-within-limit");
    public static readonly Rule RowsGiven = new("loans.rows-given");
    public static readonly Rule RowsInDateOrder = new("loans.rows-in-date-order");
    public static readonly Rule SeasonsByMethod = new("loans.seasons-by-method");
    public static readonly Rule SeasonsWithoutGrace = new("loans.seasons-without-grace");
    public static readonly Rule SeasonsSumToWhole = new("loans.seasons-sum-to-whole");
    public static readonly Rule RowsSumToPrincipal = new("loans.rows-sum-to-principal");

    /// <summary>Throws <see cref="RuleBrokenException"/> at the first rule broken.</summary>
    public static void Check(LoanTerms terms)
    {
        var free = terms.Method is LoanMethod.InterestFree or LoanMethod.Murabahah;
        var longest = terms.Unit == PeriodUnit.Month ? LongestTermInMonths : LongestTermInWeeks;

        Require(MethodKnown, terms.Method is >= LoanMethod.InterestFree and <= LoanMethod.Murabahah, "method");
        Require(PrincipalAboveZero, terms.Principal > Money.Zero, "principal");
        Require(PrincipalWithinLimit, terms.Principal.Rupiah <= LargestPrincipal, "principal");
        Require(RateWithinLimit, terms.Rate.BasisPoints is >= 0 and <= LargestRate, "annualRatePercent");
        Require(NoRateWithoutInterest, !free || terms.Rate == Rate.Zero, "annualRatePercent");
        Require(MarginOnlyForMurabahah, terms.Margin.IsZero || terms.Method == LoanMethod.Murabahah, "margin");
        Require(MarginWithinLimit, terms.Margin.Rupiah <= LargestPrincipal, "margin");
        Require(PeriodsWithinLimit, terms.Periods is >= 1 and <= MostPeriods, "periods");
        Require(StepWithinLimit, terms.Every is >= 1 and <= LongestStep, "every");
        Require(TermWithinLimit, terms.Periods * terms.Every <= longest, "periods");
        Require(GraceShorterThanTerm, IsWithin(terms.GracePrincipal, terms.Periods), "gracePrincipal");
        Require(GraceShorterThanTerm, IsWithin(terms.GraceInterestDeferred, terms.Periods), "graceInterestDeferred");
        Require(GraceShorterThanTerm, IsWithin(terms.InterestFreePeriods, terms.Periods), "interestFreePeriods");
        Require(MultipleWithinLimit, terms.MultipleOf is >= 1 and <= LargestMultiple, "multipleOf");
        Require(MultipleWithinLimit, terms.InterestMultipleOf is >= 1 and <= LargestMultiple, "interestMultipleOf");
        Require(
            DisbursementDatePlausible,
            terms.DisbursementOn.Year is >= FirstYear and <= LastYear,
            "disbursementDate"
        );
        Require(FirstDueAfterDisbursement, FirstDueFollows(terms), "firstDueDate");
        SeasonalPlan.Check(terms);
    }

    /// <summary>Like <see cref="Rule.Require"/>, naming the field.</summary>
    internal static void Require(Rule rule, bool kept, string field, params object[] arguments)
    {
        if (!kept)
            throw new RuleBrokenException(rule, arguments) { Field = field };
    }

    private static bool IsWithin(int grace, int periods) => (uint)grace < (uint)periods;

    private static bool FirstDueFollows(LoanTerms terms) =>
        terms.FirstDueOn is not { } first
        || (first > terms.DisbursementOn && first <= terms.DisbursementOn.AddYears(YearsToFirstDue));
}
