using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Begins the returnee's plan for an open call.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record StartPlan(Id<FundingCall> CallId) : ICommand<Id<BusinessPlan>>;

internal sealed class StartPlanHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<StartPlan, Id<BusinessPlan>>
{
    protected override async Task<Id<BusinessPlan>> Handle(StartPlan command, CancellationToken ct)
    {
        var today = clock.Today();
        var call = await db.CallToRead(command.CallId, ct);
        var applicant = await db.ApplicantOf(actor.ReturneeId, ct);
        var plan = BusinessPlan.Start(
            Id<BusinessPlan>.New(),
            await db.NextReference("PU", today, ct),
            actor.ReturneeId,
            applicant.Home(),
            call,
            call.EligibilityOf(applicant, today),
            today,
            clock.GetUtcNow()
        );
        db.BusinessPlans.Add(plan);
        return plan.Id;
    }
}
