using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

/// <summary>What a plan must keep to.</summary>
public static class PlanRules
{
    public static readonly Rule CallAcceptsPlans = new("plans.call-accepts-plans");
    public static readonly Rule ApplicantMayApply = new("plans.applicant-may-apply");
    public static readonly Rule OneLivePlanPerCall = new("plans.one-live-plan-per-call");
    public static readonly Rule Editable = new("plans.editable");
    public static readonly Rule OnlyAskedSections = new("plans.only-asked-sections");
    public static readonly Rule FieldKnown = new("plans.field-known");
    public static readonly Rule LineDescribed = new("plans.line-described");
    public static readonly Rule LineCounted = new("plans.line-counted");
    public static readonly Rule LinePriced = new("plans.line-priced");
    public static readonly Rule LineKnown = new("plans.line-known");
    public static readonly Rule AtMostLines = new("plans.at-most-lines");
    public static readonly Rule AtMostFiles = new("plans.at-most-files");
    public static readonly Rule FileKindWanted = new("plans.file-kind-wanted");
    public static readonly Rule Complete = new("plans.complete");
    public static readonly Rule ReasonGiven = new("plans.reason-given");
    public static readonly Rule CorrectionsNamed = new("plans.corrections-named");
    public static readonly Rule CorrectionAnswered = new("plans.correction-answered");
    public static readonly Rule IneligibleForReasons = new("plans.ineligible-for-reasons");
    public static readonly Rule ApprovedPerRequestedLine = new("plans.approved-per-requested-line");
    public static readonly Rule ApprovedAboveZero = new("plans.approved-above-zero");

    /// <summary>The rule a wrong value of a field breaks: <c>plans.typed-amount</c> and so on.</summary>
    public static Rule Typed(FieldKind kind) => new($"plans.typed-{kind.ToString().ToLowerInvariant()}");
}
