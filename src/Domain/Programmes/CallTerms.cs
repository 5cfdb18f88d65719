using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Programmes;

/// <summary>Everything a call promises and asks; written as a whole by the officer.</summary>
public sealed record CallTerms
{
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required CallKind Kind { get; init; }
    public required Id<FundSource> FundSourceId { get; init; }

    /// <summary>The lender by name for loans: the platform never lends.</summary>
    public string? Lender { get; init; }

    /// <summary>The most this call may commit.</summary>
    public required Money Ceiling { get; init; }
    public required Money MinimumAmount { get; init; }
    public required Money MaximumAmount { get; init; }

    /// <summary>Where applicants live; empty for everywhere.</summary>
    public IReadOnlyList<RegionCode> Regions { get; init; } = [];

    public required DateOnly OpensOn { get; init; }

    /// <summary>The last day, until midnight in Jakarta.</summary>
    public required DateOnly ClosesOn { get; init; }

    public IReadOnlyList<DocumentWanted> DocumentsWanted { get; init; } = [];
    public required IReadOnlyList<RubricCriterion> Rubric { get; init; }
    public int ReviewersNeeded { get; init; } = 2;

    /// <summary>Points (of 100) two totals may lie apart before a further opinion is needed.</summary>
    public int SpreadLimit { get; init; } = 20;

    public bool CourseRequired { get; init; }

    /// <summary>The course asked for; null for any course of the programme.</summary>
    public string? CourseCode { get; init; }

    /// <summary>The least share of the budget the applicant carries, in percent.</summary>
    public int OwnContributionPercent { get; init; }

    /// <summary>How a grant is paid; empty for loans.</summary>
    public IReadOnlyList<TrancheTemplate> Tranches { get; init; } = [];

    /// <summary>The loan products an applicant may choose from, the one the office proposes first; empty for grants.</summary>
    public IReadOnlyList<string> LoanProductCodes { get; init; } = [];

    /// <summary>The pattern the tranches were taken from; null where they were written for this call.</summary>
    public Id<TranchePlan>? TranchePlanId { get; init; }

    /// <summary>How far the spending of a budget line may go beyond what was approved for it, in percent.</summary>
    public int VarianceLimitPercent { get; init; } = 10;

    public required string LegalBasis { get; init; }
    public IReadOnlyList<EligibilityRule> Eligibility { get; init; } = [];
}

/// <summary>What a call must keep to. Each names the form's field it speaks of.</summary>
public static class CallRules
{
    public static readonly Rule EditedBeforeOpening = new("programmes.edited-before-opening");
    public static readonly Rule NotPastItsEnd = new("programmes.not-past-its-end");
    public static readonly Rule OpensLater = new("programmes.opens-later");
    public static readonly Rule ExtendedForward = new("programmes.extended-forward");
    public static readonly Rule ExtendedWhileOpenOrClosed = new("programmes.extended-while-open-or-closed");

    private static readonly (Rule Rule, string Field, Func<CallTerms, bool> Kept)[] OfTerms =
    [
        (new("programmes.titled"), nameof(CallTerms.Title), t => t.Title.Length is > 0 and <= 200),
        (new("programmes.summarised"), nameof(CallTerms.Summary), t => t.Summary.Length is > 0 and <= 4000),
        (new("programmes.legal-basis-named"), nameof(CallTerms.LegalBasis), t => t.LegalBasis.Length is > 0 and <= 500),
        (
            new("programmes.lender-named"),
            nameof(CallTerms.Lender),
            t => t.Kind == CallKind.Grant || !string.IsNullOrWhiteSpace(t.Lender)
        ),
        (
            new("programmes.loan-product-named"),
            nameof(CallTerms.LoanProductCodes),
            t => t.Kind == CallKind.Grant || t.LoanProductCodes.Any(c => !string.IsNullOrWhiteSpace(c))
        ),
        (new("programmes.minimum-above-zero"), nameof(CallTerms.MinimumAmount), t => !t.MinimumAmount.IsZero),
        (
            new("programmes.maximum-above-minimum"),
            nameof(CallTerms.MaximumAmount),
            t => t.MaximumAmount >= t.MinimumAmount
        ),
        (new("programmes.ceiling-holds-one-award"), nameof(CallTerms.Ceiling), t => t.Ceiling >= t.MaximumAmount),
        (new("programmes.closes-after-opening"), nameof(CallTerms.ClosesOn), t => t.ClosesOn >= t.OpensOn),
        (
            new("programmes.weights-sum-to-hundred"),
            nameof(CallTerms.Rubric),
            t =>
                t.Rubric.Count > 0
                && t.Rubric.All(c => c.Weight > 0 && c.Title.Length > 0 && c.Code.Length > 0)
                && t.Rubric.Sum(c => c.Weight) == 100
        ),
        (
            new("programmes.criteria-differ"),
            nameof(CallTerms.Rubric),
            t => t.Rubric.Select(c => c.Code).Distinct().Count() == t.Rubric.Count
        ),
        (
            new("programmes.documents-differ"),
            nameof(CallTerms.DocumentsWanted),
            t => t.DocumentsWanted.Select(d => d.Code).Distinct().Count() == t.DocumentsWanted.Count
        ),
        (
            new("programmes.one-to-five-reviewers"),
            nameof(CallTerms.ReviewersNeeded),
            t => t.ReviewersNeeded is >= 1 and <= 5
        ),
        (new("programmes.spread-is-points"), nameof(CallTerms.SpreadLimit), t => t.SpreadLimit is >= 1 and <= 100),
        (
            new("programmes.own-share-below-whole"),
            nameof(CallTerms.OwnContributionPercent),
            t => t.OwnContributionPercent is >= 0 and <= 90
        ),
        (
            new("programmes.tranches-sum-to-hundred"),
            nameof(CallTerms.Tranches),
            t => t.Kind == CallKind.Loan || (t.Tranches.Count > 0 && TrancheTemplate.SumToWhole(t.Tranches))
        ),
        (
            new("programmes.tranches-fit-smallest-grant"),
            nameof(CallTerms.Tranches),
            t => t.Kind == CallKind.Loan || TrancheTemplate.Fit(t.Tranches, t.MinimumAmount)
        ),
        (
            new("programmes.variance-limit-is-a-share"),
            nameof(CallTerms.VarianceLimitPercent),
            t => t.VarianceLimitPercent is >= 0 and <= 50
        ),
        (
            new("programmes.months-since-return-counted"),
            nameof(CallTerms.Eligibility),
            t => t.Eligibility.All(r => r.Kind != EligibilityKind.ReturnedWithinMonths || r.Months is > 0 and <= 600)
        ),
    ];

    /// <summary>Throws for the first term that does not hold, naming its field.</summary>
    internal static void RequireSound(CallTerms terms)
    {
        foreach (var (rule, field, kept) in OfTerms)
            if (!kept(terms))
                throw new RuleBrokenException(rule) { Field = field };
    }
}
