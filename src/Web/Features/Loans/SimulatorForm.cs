using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Loans;

/// <summary>What a visitor of the simulator fills in; it travels in the address, so that a result can be kept and sent on.</summary>
public sealed class SimulatorForm
{
    public LoanMethod Method { get; set; } = LoanMethod.InterestFree;

    public Money Principal { get; set; } = new(12_000_000);

    /// <summary>Percent a year, typed with a comma or a point.</summary>
    [StringLength(8)]
    public string? AnnualRate { get; set; }

    public Money? Margin { get; set; }

    [Range(1, 600)]
    public int Periods { get; set; } = 12;

    public PeriodUnit Unit { get; set; }

    [Range(1, 60)]
    public int Every { get; set; } = 1;

    public DateOnly? DisbursementDate { get; set; }

    public DateOnly? FirstDueDate { get; set; }

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

    /// <summary>The code of a product on offer: its terms then stand for everything but amount, length and dates.</summary>
    public string? Product { get; set; }

    /// <summary>Up to two more ways to look at beside the first.</summary>
    public List<CompareForm> Compare { get; set; } = [];

    /// <summary>The method's own price: others' are left aside, so that changing the method never breaks a rule.</summary>
    public LoanTerms Terms(DateOnly today) =>
        new()
        {
            Method = Method,
            Principal = Principal,
            Rate = Method is LoanMethod.InterestFree or LoanMethod.Murabahah ? Rate.Zero : PercentText.Read(AnnualRate),
            Margin = Method == LoanMethod.Murabahah ? Margin ?? Money.Zero : Money.Zero,
            Periods = Periods,
            Unit = Unit,
            Every = Every,
            DisbursementOn = DisbursementDate ?? today,
            FirstDueOn = FirstDueDate,
            GracePrincipal = GracePrincipal,
            GraceInterestDeferred = GraceInterestDeferred,
            GraceInterestRule = GraceInterestRule,
            InterestFreePeriods = InterestFreePeriods,
            DayCount = DayCount,
            MultipleOf = MultipleOf,
            InterestMultipleOf = InterestMultipleOf,
            RoundingMode = RoundingMode,
            InterestAt = InterestAt,
        };

    /// <summary>Two ways to fill in, whatever was asked for.</summary>
    public SimulatorForm WithComparisons()
    {
        Compare = [.. Compare.Take(2)];
        while (Compare.Count < 2)
            Compare.Add(new CompareForm());
        return this;
    }

    /// <summary>The form's name of a field that the engine's rules name.</summary>
    public static string FieldOf(string? field) =>
        field switch
        {
            null or "" => "",
            "annualRatePercent" => nameof(AnnualRate),
            _ => char.ToUpperInvariant(field[0]) + field[1..],
        };
}

/// <summary>Another way to pay the same loan back.</summary>
public sealed class CompareForm
{
    public const string OfProduct = "product:";

    /// <summary>A method's name, or <c>product:</c> and a code; empty for none.</summary>
    public string? With { get; set; }

    [StringLength(8)]
    public string? AnnualRate { get; set; }

    public Money? Margin { get; set; }

    /// <summary>As many as the first way where left out.</summary>
    [Range(1, 600)]
    public int? Periods { get; set; }

    public string? ProductCode =>
        With?.StartsWith(OfProduct, StringComparison.Ordinal) == true ? With[OfProduct.Length..] : null;

    public LoanMethod? Method =>
        Enum.TryParse<LoanMethod>(With, out var method) && Enum.IsDefined(method) ? method : null;

    public bool IsAsked => ProductCode is not null || Method is not null;

    /// <summary>The first way's amount, dates and rounding, by this method.</summary>
    public LoanTerms Terms(LoanTerms first) =>
        first with
        {
            Method = Method!.Value,
            Rate = Method is LoanMethod.InterestFree or LoanMethod.Murabahah ? Rate.Zero : PercentText.Read(AnnualRate),
            Margin = Method == LoanMethod.Murabahah ? Margin ?? Money.Zero : Money.Zero,
            Periods = Periods ?? first.Periods,
            Seasons = null,
        };
}
