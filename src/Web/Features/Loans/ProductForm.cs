using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Features.Loans;

public sealed class ProductForm
{
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

    public bool IsOffered { get; set; } = true;

    public ProductTerms Terms() =>
        new()
        {
            Name = Name.Trim(),
            Lender = Lender.Trim(),
            Method = Method,
            RateBasisPoints = Method == LoanMethod.InterestFree ? 0 : PercentText.Read(AnnualRate).BasisPoints,
            FewestPeriods = FewestPeriods,
            UsualPeriods = UsualPeriods,
            MostPeriods = MostPeriods,
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
            PayDateShift = PayDateShift,
            Allocation = Allocation,
        };

    /// <summary>Says beside the field what is wrong with the percentage.</summary>
    public void ReadRate(ModelStateDictionary state, Texts texts)
    {
        try
        {
            PercentText.Read(AnnualRate);
        }
        catch (RuleBrokenException broken)
        {
            state.AddModelError(nameof(AnnualRate), texts.Of(broken));
        }
    }

    public static ProductForm Of(LoanProduct product)
    {
        var terms = product.Terms;
        return new ProductForm
        {
            Code = product.Code,
            IsOffered = product.IsOffered,
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
            PayDateShift = terms.PayDateShift,
            Allocation = terms.Allocation,
        };
    }
}
