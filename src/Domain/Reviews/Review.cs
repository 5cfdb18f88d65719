using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Reviews;

/// <summary>One reviewer's judgement of one plan.</summary>
public sealed class Review : AggregateRoot<Review>
{
    private Review() { }

    public Id<BusinessPlan> PlanId { get; private set; }

    public Id<StaffMember> ReviewerId { get; private set; }
}

/// <summary>A visit to the place of business.</summary>
public sealed class FieldVisit : AggregateRoot<FieldVisit>
{
    private FieldVisit() { }

    public Id<BusinessPlan> PlanId { get; private set; }
}

/// <summary>The decisions of one call, published together.</summary>
public sealed class DecisionBatch : AggregateRoot<DecisionBatch>
{
    private DecisionBatch() { }

    public Id<FundingCall> CallId { get; private set; }
}
