using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;

namespace PmiEmas.Web.Features.Loans;

/// <summary>One line of what a product says.</summary>
public sealed record ProductFact(string LabelKey, string Text);

/// <summary>What changed from one version of a product to the next.</summary>
public sealed record ProductChange(string LabelKey, string Before, string After);

/// <summary>A product's terms in words, line by line: read by people who may not change them, and compared between versions.</summary>
public static class ProductFacts
{
    public static IReadOnlyList<ProductFact> Of(ProductTerms terms, Texts texts) =>
        [
            new("loans.product-name", terms.Name),
            new("loans.lender", terms.Lender),
            new("loans.method", texts.Of(terms.Method)),
            new("loans.annual-rate", Show.Percent(terms.RateBasisPoints)),
            new("loans.periods", $"{terms.FewestPeriods}–{terms.MostPeriods} ({terms.UsualPeriods})"),
            new("loans.unit", texts["loans.every-unit", terms.Every, texts.Of(terms.Unit)]),
            new("loans.seasons", Seasons(terms.Seasons, texts)),
            new("loans.grace-principal", Show.Number(terms.GracePrincipal)),
            new("loans.grace-deferred", Show.Number(terms.GraceInterestDeferred)),
            new("loans.grace-rule", texts.Of(terms.GraceInterestRule)),
            new("loans.free-periods", Show.Number(terms.InterestFreePeriods)),
            new("loans.day-count-label", texts.Of(terms.DayCount)),
            new("loans.multiple-of", Show.Money(new Money(terms.MultipleOf))),
            new("loans.rounding-mode-label", texts.Of(terms.RoundingMode)),
            new("loans.charge-multiple-of", Show.Money(new Money(terms.InterestMultipleOf))),
            new("loans.interest-at-label", texts.Of(terms.InterestAt)),
            new("loans.pay-date-shift", texts.Of(terms.PayDateShift)),
            new("loans.allocation", texts.Of(terms.Allocation)),
            new("loans.own-order", Places(terms, texts)),
            new("loans.late-charge", Late(terms.LateCharge, texts)),
            new(
                "loans.warnings",
                texts["loans.warning-days", terms.Warnings.First, terms.Warnings.Second, terms.Warnings.Third]
            ),
        ];

    public static IReadOnlyList<ProductChange> Between(ProductTerms before, ProductTerms after, Texts texts) =>
        [
            .. Of(before, texts)
                .Zip(Of(after, texts))
                .Where(pair => pair.First != pair.Second)
                .Select(pair => new ProductChange(pair.First.LabelKey, pair.First.Text, pair.Second.Text)),
        ];

    private static string Places(ProductTerms terms, Texts texts) =>
        string.Join(
            ", ",
            terms.AllocationRule.Steps.Select(s => texts["loans.place", texts.Of(s.Bucket), texts.Of(s.Component)])
        );

    private static string Late(LateChargeTerms? late, Texts texts) =>
        late is null
            ? texts["loans.no-late-charge"]
            : texts[
                "loans.late-charge-in-words",
                late.Kind == LateChargeKind.Flat ? Show.Money(new Money(late.Amount)) : Show.Percent(late.BasisPoints),
                late.GraceDays,
                late.EveryDays,
                Show.Money(new Money(late.Cap))
            ];

    private static string Seasons(Seasons? seasons, Texts texts) =>
        seasons is null
            ? texts["loans.no-seasons"]
            : string.Join(
                ", ",
                seasons.Rows.Select(r => texts["loans.season", r.AfterMonths, Show.Percent(r.ShareBasisPoints)])
            );
}
