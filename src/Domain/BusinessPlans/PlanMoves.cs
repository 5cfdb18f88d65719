using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.BusinessPlans;

/// <summary>How a plan may move.</summary>
public static class PlanMoves
{
    public static readonly Transitions<PlanStatus> Table = new(
        "business-plan",
        PlanStatus.Draft,
        (PlanStatus.Draft, [PlanStatus.Submitted, PlanStatus.Withdrawn]),
        (
            PlanStatus.Submitted,
            [PlanStatus.Screened, PlanStatus.ChangesRequested, PlanStatus.Ineligible, PlanStatus.Withdrawn]
        ),
        (PlanStatus.ChangesRequested, [PlanStatus.Submitted, PlanStatus.Withdrawn]),
        (PlanStatus.Screened, [PlanStatus.InReview, PlanStatus.ChangesRequested, PlanStatus.Withdrawn]),
        (PlanStatus.InReview, [PlanStatus.FieldVisit, PlanStatus.ChangesRequested, PlanStatus.Withdrawn]),
        (PlanStatus.FieldVisit, [PlanStatus.ReadyForDecision, PlanStatus.Withdrawn]),
        (
            PlanStatus.ReadyForDecision,
            [PlanStatus.Approved, PlanStatus.Waitlisted, PlanStatus.Rejected, PlanStatus.Withdrawn]
        ),
        (PlanStatus.Waitlisted, [PlanStatus.Approved, PlanStatus.Rejected, PlanStatus.Withdrawn])
    );
}
