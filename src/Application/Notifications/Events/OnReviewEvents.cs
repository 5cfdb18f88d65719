using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells reviewers of their work, and applicants of visits to their place of business.</summary>
internal sealed class OnReviewEvents(IProgrammeDb db, Postman postman)
    : IDomainEventHandler<ReviewOffered>,
        IDomainEventHandler<FieldVisitScheduled>,
        IDomainEventHandler<FieldVisitCancelled>
{
    public async Task Handle(ReviewOffered happened, CancellationToken ct)
    {
        var plan = (await db.BusinessPlans.FindAsync([happened.PlanId], ct))!;
        await postman.ToStaff(
            happened.ReviewerId,
            "review-assigned",
            Postman.Once("review-assigned", happened.ReviewId.Value),
            language =>
                new()
                {
                    ["reference"] = plan.Reference,
                    ["dueOn"] = MessageValues.Date(happened.DueOn, language),
                    ["link"] = SitePages.Reviews,
                },
            ct
        );
    }

    public Task Handle(FieldVisitScheduled happened, CancellationToken ct) =>
        Tell("field-visit-planned", happened.PlanId, happened.ReturneeId, happened.On, ct);

    public Task Handle(FieldVisitCancelled happened, CancellationToken ct) =>
        Tell("field-visit-cancelled", happened.PlanId, happened.ReturneeId, happened.On, ct);

    private async Task Tell(
        string template,
        Id<BusinessPlan> id,
        Id<Returnee> returnee,
        DateOnly on,
        CancellationToken ct
    )
    {
        var plan = (await db.BusinessPlans.FindAsync([id], ct))!;
        await postman.ToReturnee(
            returnee,
            template,
            Postman.EachTime(template, id.Value),
            language =>
                new()
                {
                    ["reference"] = plan.Reference,
                    ["business"] = plan.BusinessName,
                    ["at"] = MessageValues.Date(on, language),
                    ["link"] = SitePages.Plan(id),
                },
            ct
        );
    }
}
