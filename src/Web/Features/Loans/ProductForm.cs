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

    /// <summary>Twelve places, first to last.</summary>
    public List<string> Places { get; set; } = [.. AllocationRule.Usual.ToString().Split(',')];

    public AllocationWalk AllocationWalk { get; set; }

    /// <summary>Nothing: lateness costs nothing.</summary>
    public LateChargeKind? LateCharge { get; set; }

    public Money LateAmount { get; set; }

    /// <summary>Percent of the late instalment, typed with a comma or a point.</summary>
    [StringLength(8)]
    public string? LatePercent { get; set; }

    [Range(0, LateChargeTerms.LongestGrace)]
    public int LateGraceDays { get; set; }

    [Range(0, 366)]
    public int LateEveryDays { get; set; }

    public Money LateCap { get; set; }

    [Range(1, WarningDays.Longest)]
    public int FirstWarning { get; set; } = WarningDays.Usual.First;

    [Range(1, WarningDays.Longest)]
    public int SecondWarning { get; set; } = WarningDays.Usual.Second;

    [Range(1, WarningDays.Longest)]
    public int ThirdWarning { get; set; } = WarningDays.Usual.Third;

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
            AllocationPlaces = Allocation == AllocationOrder.Own ? string.Join(',', Places) : null,
            AllocationWalk = AllocationWalk,
            LateCharge = LateTerms(),
            Warnings = new WarningDays(FirstWarning, SecondWarning, ThirdWarning),
        };
    }

    private LateChargeTerms? LateTerms() =>
        LateCharge is not { } kind
            ? null
            : new LateChargeTerms
            {
                Kind = kind,
                Amount = kind == LateChargeKind.Flat ? LateAmount.Rupiah : 0,
                BasisPoints = kind == LateChargeKind.Percent ? PercentText.Read(LatePercent).BasisPoints : 0,
                GraceDays = LateGraceDays,
                EveryDays = LateEveryDays,
                Cap = LateCap.Rupiah,
            };

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
            nameof(ProductTerms.AllocationPlaces) => nameof(Allocation),
            nameof(WarningDays.First) => nameof(FirstWarning),
            nameof(LateChargeTerms.Amount) or nameof(LateChargeTerms.BasisPoints) => nameof(LateCharge),
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
            Places = [.. terms.AllocationRule.ToString().Split(',')],
            AllocationWalk = terms.AllocationWalk,
            LateCharge = terms.LateCharge?.Kind,
            LateAmount = new Money(terms.LateCharge?.Amount ?? 0),
            LatePercent = PercentText.Of(new Rate(terms.LateCharge?.BasisPoints ?? 0)),
            LateGraceDays = terms.LateCharge?.GraceDays ?? 0,
            LateEveryDays = terms.LateCharge?.EveryDays ?? 0,
            LateCap = new Money(terms.LateCharge?.Cap ?? 0),
            FirstWarning = terms.Warnings.First,
            SecondWarning = terms.Warnings.Second,
            ThirdWarning = terms.Warnings.Third,
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
