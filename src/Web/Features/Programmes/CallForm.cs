using System.ComponentModel.DataAnnotations;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>A call's terms as an officer types them. Rows left empty do not count; anchors stand one per line, from 1 to 5.</summary>
public sealed class CallForm
{
    public const int CriterionRows = 8;
    public const int DocumentRows = 6;

    [StringLength(200)]
    public string Title { get; set; } = "";

    [StringLength(4000)]
    public string Summary { get; set; } = "";

    public CallKind Kind { get; set; }

    public Id<FundSource>? FundSourceId { get; set; }

    [StringLength(160)]
    public string? Lender { get; set; }

    public List<string> LoanProductCodes { get; set; } = [];

    public Money? Ceiling { get; set; }

    public Money? MinimumAmount { get; set; }

    public Money? MaximumAmount { get; set; }

    public List<string> Regions { get; set; } = [];

    public DateOnly? OpensOn { get; set; }

    public DateOnly? ClosesOn { get; set; }

    public List<DocumentRow> DocumentsWanted { get; set; } = [];

    public List<CriterionRow> Rubric { get; set; } = [];

    public int? ReviewersNeeded { get; set; } = 2;

    public int? SpreadLimit { get; set; } = 20;

    public bool CourseRequired { get; set; } = true;

    [StringLength(40)]
    public string? CourseCode { get; set; }

    public int? OwnContributionPercent { get; set; } = 10;

    public Id<TranchePlan>? TranchePlanId { get; set; }

    public int? VarianceLimitPercent { get; set; } = 10;

    [StringLength(500)]
    public string LegalBasis { get; set; } = "";

    public bool MustBeVerified { get; set; } = true;

    public bool NoRunningAward { get; set; } = true;

    public int? MonthsSinceReturn { get; set; }

    public string? Version { get; set; }

    public sealed class CriterionRow
    {
        public string? Title { get; set; }
        public int? Weight { get; set; }
        public string? Anchors { get; set; }
    }

    public sealed class DocumentRow
    {
        public string? Title { get; set; }
        public bool Required { get; set; }
    }

    public static CallForm Empty() => new CallForm().Padded();

    public static CallForm Of(CallTerms terms, string? version) =>
        new CallForm
        {
            Title = terms.Title,
            Summary = terms.Summary,
            Kind = terms.Kind,
            FundSourceId = terms.FundSourceId,
            Lender = terms.Lender,
            LoanProductCodes = [.. terms.LoanProductCodes],
            Ceiling = terms.Ceiling,
            MinimumAmount = terms.MinimumAmount,
            MaximumAmount = terms.MaximumAmount,
            Regions = [.. terms.Regions.Select(r => r.Value)],
            OpensOn = terms.OpensOn,
            ClosesOn = terms.ClosesOn,
            DocumentsWanted =
            [
                .. terms.DocumentsWanted.Select(d => new DocumentRow { Title = d.Title, Required = d.Required }),
            ],
            Rubric =
            [
                .. terms.Rubric.Select(c => new CriterionRow
                {
                    Title = c.Title,
                    Weight = c.Weight,
                    Anchors = string.Join('\n', c.Anchors),
                }),
            ],
            ReviewersNeeded = terms.ReviewersNeeded,
            SpreadLimit = terms.SpreadLimit,
            CourseRequired = terms.CourseRequired,
            CourseCode = terms.CourseCode,
            OwnContributionPercent = terms.OwnContributionPercent,
            TranchePlanId = terms.TranchePlanId,
            VarianceLimitPercent = terms.VarianceLimitPercent,
            LegalBasis = terms.LegalBasis,
            MustBeVerified = terms.Eligibility.Any(r => r.Kind == EligibilityKind.FileVerified),
            NoRunningAward = terms.Eligibility.Any(r => r.Kind == EligibilityKind.NoRunningAward),
            MonthsSinceReturn = terms
                .Eligibility.FirstOrDefault(r => r.Kind == EligibilityKind.ReturnedWithinMonths)
                ?.Months,
            Version = version,
        }.Padded();

    /// <summary>Room for more rows, so that none has to be added by a script.</summary>
    public CallForm Padded()
    {
        Fill(Rubric, CriterionRows);
        Fill(DocumentsWanted, DocumentRows);
        return this;
    }

    public CallTerms ToTerms() =>
        new()
        {
            Title = Title.Trim(),
            Summary = Summary.Trim(),
            Kind = Kind,
            FundSourceId = FundSourceId ?? default,
            Lender = Lender?.Trim(),
            LoanProductCodes = LoanProductCodes,
            Ceiling = Ceiling ?? Money.Zero,
            MinimumAmount = MinimumAmount ?? Money.Zero,
            MaximumAmount = MaximumAmount ?? Money.Zero,
            Regions =
            [
                .. Regions.Select(r => RegionCode.TryParse(r, null, out var code) ? code : null).OfType<RegionCode>(),
            ],
            OpensOn = OpensOn ?? DateOnly.MinValue,
            ClosesOn = ClosesOn ?? DateOnly.MinValue,
            DocumentsWanted =
            [
                .. DocumentsWanted
                    .Where(d => !string.IsNullOrWhiteSpace(d.Title))
                    .Select(d => new DocumentWanted(CodeOf(d.Title!), d.Title!.Trim(), d.Required)),
            ],
            Rubric =
            [
                .. Rubric
                    .Where(c => !string.IsNullOrWhiteSpace(c.Title) || c.Weight is > 0)
                    .Select(c => new RubricCriterion(
                        CodeOf(c.Title ?? ""),
                        (c.Title ?? "").Trim(),
                        c.Weight ?? 0,
                        [.. (c.Anchors ?? "").ReplaceLineEndings("\n").Split('\n').Select(a => a.Trim()).Take(5)]
                    )),
            ],
            ReviewersNeeded = ReviewersNeeded ?? 0,
            SpreadLimit = SpreadLimit ?? 0,
            CourseRequired = CourseRequired,
            CourseCode = string.IsNullOrWhiteSpace(CourseCode) ? null : CourseCode.Trim(),
            OwnContributionPercent = OwnContributionPercent ?? 0,
            TranchePlanId = TranchePlanId,
            VarianceLimitPercent = VarianceLimitPercent ?? -1,
            LegalBasis = LegalBasis.Trim(),
            Eligibility = [.. Conditions()],
        };

    private IEnumerable<EligibilityRule> Conditions()
    {
        if (Regions.Count > 0)
            yield return new EligibilityRule(EligibilityKind.LivesInRegion);
        if (MustBeVerified)
            yield return new EligibilityRule(EligibilityKind.FileVerified);
        if (MonthsSinceReturn is { } months)
            yield return new EligibilityRule(EligibilityKind.ReturnedWithinMonths, months);
        if (NoRunningAward)
            yield return new EligibilityRule(EligibilityKind.NoRunningAward);
    }

    private static string CodeOf(string title) =>
        string.Join(
            '-',
            new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    private static void Fill<T>(List<T> rows, int count)
        where T : new()
    {
        while (rows.Count < count)
            rows.Add(new T());
    }
}

public sealed class CloneForm
{
    [StringLength(200)]
    public string Title { get; set; } = "";

    public DateOnly? OpensOn { get; set; }

    public DateOnly? ClosesOn { get; set; }
}

public sealed class ExtendForm
{
    public DateOnly? ClosesOn { get; set; }
}

public sealed class FundSourceForm
{
    [StringLength(12)]
    public string Code { get; set; } = "";

    [StringLength(160)]
    public string Name { get; set; } = "";

    public FundSourceKind Kind { get; set; } = FundSourceKind.RegionalBudget;

    [StringLength(160)]
    public string? Funder { get; set; }
}

/// <summary>How many offers a purchase needs. Rows without a number do not count.</summary>
public sealed class QuotationStepsForm
{
    public List<Row> Steps { get; set; } = [];

    public IReadOnlyList<QuotationStep> ToSteps() =>
        [
            .. Steps
                .Where(s => s.Needed is not null)
                .Select(s => new QuotationStep(s.Above ?? Money.Zero, s.Needed!.Value)),
        ];

    public sealed class Row
    {
        public Money? Above { get; set; }

        public int? Needed { get; set; }
    }
}

public sealed class FundCeilingForm
{
    [Range(2000, 2200)]
    public int? Year { get; set; }

    public string? Region { get; set; }

    public Money Amount { get; set; }

    public RegionCode? RegionCode => Domain.Shared.RegionCode.TryParse(Region, null, out var region) ? region : null;
}
