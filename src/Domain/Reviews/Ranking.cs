using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Reviews;

/// <summary>A plan as the ranking sees it. The mean is hundredths of a point.</summary>
public sealed record RankedPlan(Id<BusinessPlan> PlanId, int Mean, DateTimeOffset SubmittedAt);

/// <summary>The order in which plans stand before the panel: the better mean first, then who handed in earlier.</summary>
public static class Ranking
{
    public static IReadOnlyList<RankedPlan> Of(IEnumerable<RankedPlan> plans) =>
        [.. plans.OrderByDescending(p => p.Mean).ThenBy(p => p.SubmittedAt).ThenBy(p => p.PlanId)];
}
