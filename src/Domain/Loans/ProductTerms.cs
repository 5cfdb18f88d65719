using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>In which order a payment covers what is owed.</summary>
public enum AllocationOrder
{
    /// <summary>Late charge, fee, charge, principal.</summary>
    ChargeFirst,

    /// <summary>Principal, charge, fee, late charge: qardh.</summary>
    PrincipalFirst,

    /// <summary>The twelve places in an order of the product's own.</summary>
    Own,
}

/// <summary>What one version of a product says. Amounts in rupiah, rates in basis points a year.</summary>
public sealed record ProductTerms
{
    public required string Name { get; init; }

    /// <summary>Who lends, by name: the platform never does.</summary>
    public required string Lender { get; init; }

    public required LoanMethod Method { get; init; }

    /// <summary>600 is 6% a year; for murabahah the margin is 6% of the cost a year.</summary>
    public int RateBasisPoints { get; init; }

    public required int FewestPeriods { get; init; }

    public required int MostPeriods { get; init; }

    /// <summary>What a loan gets unless the officer agrees on others.</summary>
    public required int UsualPeriods { get; init; }

    public PeriodUnit Unit { get; init; }

    public int Every { get; init; } = 1;

    public int GracePrincipal { get; init; }

    public int GraceInterestDeferred { get; init; }

    public GraceInterestRule GraceInterestRule { get; init; }

    public int InterestFreePeriods { get; init; }

    public DayCount DayCount { get; init; }

    public int MultipleOf { get; init; } = 1;

    public int InterestMultipleOf { get; init; } = 1;

    public RoundingMode RoundingMode { get; init; }

    public InterestAt InterestAt { get; init; }

    /// <summary>A template of hand-made instalments; the periods are then as many as its rows.</summary>
    public Seasons? Seasons { get; init; }

    public PayDateShift PayDateShift { get; init; } = PayDateShift.Next;

    public AllocationOrder Allocation { get; init; }

    /// <summary>The places of an order of the product's own, e.g. <c>PastDue.LateCharge,PastDue.Fee,…</c>, each bucket and component once.</summary>
    public string? AllocationPlaces { get; init; }

    public AllocationWalk AllocationWalk { get; init; }

    /// <summary>What a late instalment costs; usually nothing.</summary>
    public LateChargeTerms? LateCharge { get; init; }

    /// <summary>When the warning letters follow one another.</summary>
    public WarningDays Warnings { get; init; } = WarningDays.Usual;

    /// <summary>Qardh and murabahah: what lateness costs goes to good causes, never to income.</summary>
    public bool IsSharia => Method is LoanMethod.InterestFree or LoanMethod.Murabahah;

    public AllocationRule AllocationRule =>
        Allocation switch
        {
            AllocationOrder.PrincipalFirst => AllocationRule.PrincipalFirst,
            AllocationOrder.Own => AllocationRule.Parse(AllocationPlaces, AllocationWalk),
            _ => AllocationRule.Usual,
        };

    /// <summary>The terms of one loan of this product.</summary>
    public LoanTerms For(Money principal, int periods, DateOnly disbursementOn, DateOnly? firstDueOn) =>
        new()
        {
            Method = Method,
            Principal = principal,
            Rate = Method is LoanMethod.InterestFree or LoanMethod.Murabahah ? Rate.Zero : new Rate(RateBasisPoints),
            Margin = Method == LoanMethod.Murabahah ? Margin(principal, periods) : Money.Zero,
            Periods = periods,
            Unit = Unit,
            Every = Every,
            DisbursementOn = disbursementOn,
            FirstDueOn = firstDueOn,
            GracePrincipal = GracePrincipal,
            GraceInterestDeferred = GraceInterestDeferred,
            GraceInterestRule = GraceInterestRule,
            InterestFreePeriods = InterestFreePeriods,
            DayCount = DayCount,
            MultipleOf = MultipleOf,
            InterestMultipleOf = InterestMultipleOf,
            RoundingMode = RoundingMode,
            InterestAt = InterestAt,
            Seasons = Seasons,
        };

    /// <summary>Fixed at the contract from the length agreed; it never grows afterwards.</summary>
    private Money Margin(Money cost, int periods)
    {
        var (weight, year) =
            Seasons is not null ? (Seasons.Months, 12L)
            : Unit == PeriodUnit.Week ? (7L * Every * periods, 365L)
            : (1L * Every * periods, 12L);
        return new Money(Rounding.HalfUp((Int128)cost.Rupiah * RateBasisPoints * weight, (Int128)10_000 * year));
    }
}

/// <summary>What a product must keep to. Fields are named as in <see cref="ProductTerms"/>.</summary>
public static class ProductRules
{
    /// <summary>Rupiah: the example that shows whether a product's terms give a schedule at all.</summary>
    public const long Example = 10_000_000;

    public static readonly Rule CodeIsShort = new("loans.product-code-is-short");
    public static readonly Rule CodeIsUnique = new("loans.product-code-is-unique");
    public static readonly Rule Named = new("loans.product-is-named");
    public static readonly Rule LenderNamed = new("loans.product-lender-is-named");
    public static readonly Rule PeriodsInOrder = new("loans.product-periods-in-order");
    public static readonly Rule PeriodsAsSeasons = new("loans.product-periods-as-seasons");
    public static readonly Rule StillOffered = new("loans.product-still-offered");
    public static readonly Rule NotOffered = new("loans.product-not-offered");
    public static readonly Rule SomethingChanged = new("loans.product-something-changed");

    private static readonly DateOnly AnyDay = new(2026, 1, 15);

    public static void Check(ProductTerms terms)
    {
        Require(Named, terms.Name.Trim().Length is > 0 and <= 120, nameof(terms.Name));
        Require(LenderNamed, terms.Lender.Trim().Length is > 0 and <= 120, nameof(terms.Lender));
        Require(
            LoanTermsRules.RateWithinLimit,
            terms.RateBasisPoints is >= 0 and <= LoanTermsRules.LargestRate,
            nameof(terms.RateBasisPoints)
        );
        Require(
            LoanTermsRules.NoRateWithoutInterest,
            terms.Method != LoanMethod.InterestFree || terms.RateBasisPoints == 0,
            nameof(terms.RateBasisPoints)
        );
        Require(
            PeriodsInOrder,
            1 <= terms.FewestPeriods
                && terms.FewestPeriods <= terms.UsualPeriods
                && terms.UsualPeriods <= terms.MostPeriods,
            nameof(terms.UsualPeriods)
        );
        Require(
            PeriodsAsSeasons,
            terms.Seasons is not { } seasons
                || (terms.FewestPeriods == seasons.Rows.Length && terms.MostPeriods == seasons.Rows.Length),
            nameof(terms.UsualPeriods)
        );
        _ = terms.AllocationRule;
        terms.LateCharge?.Check();
        terms.Warnings.Check();
        foreach (var periods in (int[])[terms.FewestPeriods, terms.UsualPeriods, terms.MostPeriods])
            RepaymentSchedule.Create(terms.For(new Money(Example), periods, AnyDay, null));
    }

    private static void Require(Rule rule, bool kept, string field) => LoanTermsRules.Require(rule, kept, field);
}
