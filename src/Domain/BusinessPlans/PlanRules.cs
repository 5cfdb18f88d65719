using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

/// <summary>What a plan must keep to.</summary>
public static class PlanRules
{
    public static readonly Rule CallAcceptsPlans = new("business-plans.call-accepts-plans");
    public static readonly Rule ApplicantMayApply = new("business-plans.applicant-may-apply");
    public static readonly Rule OneLivePlanPerCall = new("business-plans.one-live-plan-per-call");
    public static readonly Rule Editable = new("business-plans.editable");
    public static readonly Rule OnlyAskedSections = new("business-plans.only-asked-sections");
    public static readonly Rule FieldKnown = new("business-plans.field-known");
    public static readonly Rule LineDescribed = new("business-plans.line-described");
    public static readonly Rule LineCounted = new("business-plans.line-counted");
    public static readonly Rule LinePriced = new("business-plans.line-priced");
    public static readonly Rule LineKnown = new("business-plans.line-known");
    public static readonly Rule AtMostLines = new("business-plans.at-most-lines");
    public static readonly Rule AtMostFiles = new("business-plans.at-most-files");
    public static readonly Rule FileKindWanted = new("business-plans.file-kind-wanted");
    public static readonly Rule LoanProductOfTheCall = new("business-plans.loan-product-of-the-call");
    public static readonly Rule Complete = new("business-plans.complete");
    public static readonly Rule ReasonGiven = new("business-plans.reason-given");
    public static readonly Rule CorrectionsNamed = new("business-plans.corrections-named");
    public static readonly Rule CorrectionAnswered = new("business-plans.correction-answered");
    public static readonly Rule IneligibleForReasons = new("business-plans.ineligible-for-reasons");
    public static readonly Rule ApprovedPerRequestedLine = new("business-plans.approved-per-requested-line");
    public static readonly Rule ApprovedAboveZero = new("business-plans.approved-above-zero");

    /// <summary>The rule a wrong value of a field breaks: <c>business-plans.typed-amount</c> and so on.</summary>
    public static Rule Typed(FieldKind kind) => new($"business-plans.typed-{kind.ToString().ToLowerInvariant()}");
}
