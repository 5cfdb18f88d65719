using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Grants;

/// <summary>Money given for an approved plan, paid in tranches and accounted for.</summary>
public sealed class Grant : AggregateRoot<Grant>
{
    private Grant() { }

    /// <summary><c>HB-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<BusinessPlan> PlanId { get; private set; }

    public Id<Returnee> ReturneeId { get; private set; }

    public Money Amount { get; private set; }
}
