using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Programmes;

/// <summary>A pattern of tranches that calls choose. A call keeps the parts as they were when it chose them.</summary>
public sealed class TranchePlan : AggregateRoot<TranchePlan>
{
    private TranchePlan() { }

    public string Name { get; private set; } = "";

    public IReadOnlyList<TrancheTemplate> Parts { get; private set; } = [];

    /// <summary>New calls may choose it.</summary>
    public bool IsOffered { get; private set; }

    public static TranchePlan Write(Id<TranchePlan> id, string name, IReadOnlyList<TrancheTemplate> parts)
    {
        var plan = new TranchePlan { Id = id, IsOffered = true };
        plan.Rewrite(name, parts);
        return plan;
    }

    public void Rewrite(string name, IReadOnlyList<TrancheTemplate> parts)
    {
        Require(TranchePlanRules.Named, "Name", name.Trim().Length is > 0 and <= 120);
        Require(TranchePlanRules.SumsToWhole, "Parts", parts.Count is > 0 and <= TrancheTemplate.MostParts);
        Require(TranchePlanRules.SumsToWhole, "Parts", TrancheTemplate.SumToWhole(parts));
        Require(TranchePlanRules.FirstHasNoPrevious, "Parts", !parts[0].NeedsPreviousReport && !LooksBack(parts[0]));
        Require(
            TranchePlanRules.DaysAreCounted,
            "Parts",
            parts.All(p => p.DueDays is null or (>= 0 and <= TrancheTemplate.MostDays))
        );
        (Name, Parts) = (name.Trim(), [.. parts]);
    }

    public void Retire() => IsOffered = false;

    public void Offer() => IsOffered = true;

    private static bool LooksBack(TrancheTemplate part) =>
        part.DueDays is not null && part.DueAfter is TrancheEvent.PreviousPaid or TrancheEvent.PreviousReportAccepted;

    private static void Require(Rule rule, string field, bool kept)
    {
        if (!kept)
            throw new RuleBrokenException(rule) { Field = field };
    }
}

/// <summary>What a pattern of tranches must keep to.</summary>
public static class TranchePlanRules
{
    public static readonly Rule Named = new("programmes.tranche-plan-named");
    public static readonly Rule NameIsUnique = new("programmes.tranche-plan-name-is-unique");
    public static readonly Rule SumsToWhole = new("programmes.tranche-plan-sums-to-whole");
    public static readonly Rule FirstHasNoPrevious = new("programmes.first-tranche-has-no-previous");
    public static readonly Rule DaysAreCounted = new("programmes.tranche-days-are-counted");
    public static readonly Rule MustBeOffered = new("programmes.tranche-plan-must-be-offered");
}
