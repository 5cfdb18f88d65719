using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells applicants where their plan is.</summary>
internal sealed class OnPlanEvents(IProgrammeDb db, Postman postman)
    : IDomainEventHandler<PlanSubmitted>,
        IDomainEventHandler<PlanChangesRequested>,
        IDomainEventHandler<PlanFoundIneligible>,
        IDomainEventHandler<PlanApproved>,
        IDomainEventHandler<PlanWaitlisted>,
        IDomainEventHandler<PlanRejected>
{
    public Task Handle(PlanSubmitted happened, CancellationToken ct) => Tell(happened.PlanId, "plan-received", ct);

    public Task Handle(PlanChangesRequested happened, CancellationToken ct) =>
        Tell(happened.PlanId, "plan-changes-requested", ct);

    public Task Handle(PlanFoundIneligible happened, CancellationToken ct) =>
        Tell(happened.PlanId, "plan-ineligible", ct);

    public Task Handle(PlanApproved happened, CancellationToken ct) =>
        Tell(happened.PlanId, "plan-approved", ct, happened.Amount);

    public Task Handle(PlanWaitlisted happened, CancellationToken ct) => Tell(happened.PlanId, "plan-waitlisted", ct);

    public Task Handle(PlanRejected happened, CancellationToken ct) => Tell(happened.PlanId, "plan-rejected", ct);

    private async Task Tell(Id<BusinessPlan> id, string template, CancellationToken ct, Money? amount = null)
    {
        var plan = (await db.BusinessPlans.FindAsync([id], ct))!;
        await postman.ToReturnee(
            plan.ReturneeId,
            template,
            Postman.EachTime(template, id.Value),
            _ =>
                new()
                {
                    ["reference"] = plan.Reference,
                    ["business"] = plan.BusinessName,
                    ["amount"] = amount?.ToString() ?? "",
                    ["link"] = SitePages.Plan(id),
                },
            ct
        );
    }
}
