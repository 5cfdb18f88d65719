using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>A call as it stands for the returnee: which conditions they meet, and their plan if they have one.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyCall(Id<FundingCall> CallId) : IQuery<MyCallPage>;

public sealed record MyCallPage(bool TakesPlans, Eligibility Eligibility, Id<BusinessPlan>? PlanId);

internal sealed class MyCallHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<MyCall, MyCallPage>
{
    protected override async Task<MyCallPage> Handle(MyCall query, CancellationToken ct)
    {
        var today = clock.Today();
        var call = await db.CallToRead(query.CallId, ct);
        var plan = await db
            .BusinessPlans.VisibleTo(actor)
            .Where(p =>
                p.CallId == query.CallId && p.Status != PlanStatus.Withdrawn && p.Status != PlanStatus.Ineligible
            )
            .Select(p => (Id<BusinessPlan>?)p.Id)
            .FirstOrDefaultAsync(ct);
        var applicant = await db.ApplicantOf(actor.ReturneeId, ct);
        return new MyCallPage(call.AcceptsPlansOn(today), call.EligibilityOf(applicant, today), plan);
    }
}
