using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The terms of a product as they are typed, and the amount its example is shown for.</summary>
public sealed class ProductForm
{
    /// <summary>Empty rows offered for a plan made by hand.</summary>
    private const int SeasonRows = 6;

    [StringLength(20)]
    public string? Code { get; set; }

    [StringLength(120)]
    public string Name { get; set; } = "";

    [StringLength(120)]
    public string Lender { get; set; } = "";

    public LoanMethod Method { get; set; }

    /// <summary>Percent a year, typed with a comma or a point.</summary>
    [StringLength(8)]
    public string? AnnualRate { get; set; }

    [Range(1, 600)]
    public int FewestPeriods { get; set; } = 6;

    [Range(1, 600)]
    public int UsualPeriods { get; set; } = 12;

    [Range(1, 600)]
    public int MostPeriods { get; set; } = 24;

    public PeriodUnit Unit { get; set; }

    [Range(1, 60)]
    public int Every { get; set; } = 1;

    [Range(0, 599)]
    public int GracePrincipal { get; set; }

    [Range(0, 599)]
    public int GraceInterestDeferred { get; set; }

    public GraceInterestRule GraceInterestRule { get; set; }

    [Range(0, 599)]
    public int InterestFreePeriods { get; set; }

    public DayCount DayCount { get; set; }

    [Range(1, LoanTermsRules.LargestMultiple)]
    public int MultipleOf { get; set; } = 1;

    [Range(1, LoanTermsRules.LargestMultiple)]
    public int InterestMultipleOf { get; set; } = 1;

    public RoundingMode RoundingMode { get; set; }

    public InterestAt InterestAt { get; set; }

    public PayDateShift PayDateShift { get; set; } = PayDateShift.Next;

    public AllocationOrder Allocation { get; set; }

    public List<SeasonForm> Seasons { get; set; } = [];

    /// <summary>Rupiah of the example beside the form; not part of the product.</summary>
    public Money ExampleAmount { get; set; } = new(ProductRules.Example);

    public ProductTerms Terms()
    {
        var seasons = Domain.Loans.Seasons.Of(Seasons.Where(s => !s.IsEmpty).Select(s => s.Season()));
        return new ProductTerms
        {
            Name = Name.Trim(),
            Lender = Lender.Trim(),
            Method = Method,
            RateBasisPoints = Method == LoanMethod.InterestFree ? 0 : PercentText.Read(AnnualRate).BasisPoints,
            FewestPeriods = seasons?.Rows.Length ?? FewestPeriods,
            MostPeriods = seasons?.Rows.Length ?? MostPeriods,
            UsualPeriods = seasons?.Rows.Length ?? UsualPeriods,
            Unit = Unit,
            Every = Every,
            GracePrincipal = GracePrincipal,
            GraceInterestDeferred = GraceInterestDeferred,
            GraceInterestRule = GraceInterestRule,
            InterestFreePeriods = InterestFreePeriods,
            DayCount = DayCount,
            MultipleOf = MultipleOf,
            InterestMultipleOf = InterestMultipleOf,
            RoundingMode = RoundingMode,
            InterestAt = InterestAt,
            Seasons = seasons,
            PayDateShift = PayDateShift,
            Allocation = Allocation,
        };
    }

    /// <summary>Rows to type into, whatever was filled in so far.</summary>
    public ProductForm WithEmptySeasons()
    {
        while (Seasons.Count < SeasonRows || !Seasons[^1].IsEmpty)
            Seasons.Add(new SeasonForm());
        return this;
    }

    /// <summary>The form's name of a field that a rule of products or of the engine names.</summary>
    public static string FieldOf(string field) =>
        field switch
        {
            nameof(ProductTerms.RateBasisPoints) => nameof(AnnualRate),
            "principal" or "margin" => nameof(ExampleAmount),
            "periods" => nameof(UsualPeriods),
            "seasons" => $"{nameof(Seasons)}[0].{nameof(SeasonForm.AfterMonths)}",
            _ => SimulatorForm.FieldOf(field),
        };

    public static ProductForm Of(LoanProduct product)
    {
        var terms = product.Terms;
        return new ProductForm
        {
            Code = product.Code,
            Name = terms.Name,
            Lender = terms.Lender,
            Method = terms.Method,
            AnnualRate = PercentText.Of(new Rate(terms.RateBasisPoints)),
            FewestPeriods = terms.FewestPeriods,
            UsualPeriods = terms.UsualPeriods,
            MostPeriods = terms.MostPeriods,
            Unit = terms.Unit,
            Every = terms.Every,
            GracePrincipal = terms.GracePrincipal,
            GraceInterestDeferred = terms.GraceInterestDeferred,
            GraceInterestRule = terms.GraceInterestRule,
            InterestFreePeriods = terms.InterestFreePeriods,
            DayCount = terms.DayCount,
            MultipleOf = terms.MultipleOf,
            InterestMultipleOf = terms.InterestMultipleOf,
            RoundingMode = terms.RoundingMode,
            InterestAt = terms.InterestAt,
            Seasons = [.. (terms.Seasons?.Rows ?? []).Select(SeasonForm.Of)],
            PayDateShift = terms.PayDateShift,
            Allocation = terms.Allocation,
        };
    }
}

/// <summary>One instalment of a plan made by hand: the month, and the percentage of the loan paid back then.</summary>
public sealed class SeasonForm
{
    public int? AfterMonths { get; set; }

    [StringLength(8)]
    public string? Share { get; set; }

    public bool IsEmpty => AfterMonths is null && string.IsNullOrWhiteSpace(Share);

    public Season Season() => new(AfterMonths ?? 0, PercentText.Read(Share, "seasons").BasisPoints);

    public static SeasonForm Of(Season season) =>
        new() { AfterMonths = season.AfterMonths, Share = PercentText.Of(new Rate(season.ShareBasisPoints)) };
}
