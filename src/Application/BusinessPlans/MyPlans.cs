using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The returnee's plans, newest first, and the open calls they have not answered.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyPlans : IQuery<MyPlansPage>;

public sealed record MyPlansPage(IReadOnlyList<MyPlanRow> Plans, IReadOnlyList<MyCallRow> Calls);

public sealed record MyPlanRow(
    Id<BusinessPlan> Id,
    string Reference,
    string BusinessName,
    string Call,
    PlanStatus Status,
    DateOnly ClosesOn
);

public sealed record MyCallRow(
    Id<FundingCall> Id,
    string Title,
    CallKind Kind,
    Money MinimumAmount,
    Money MaximumAmount,
    DateOnly ClosesOn,
    bool MayApply
);

internal sealed class MyPlansHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<MyPlans, MyPlansPage>
{
    protected override async Task<MyPlansPage> Handle(MyPlans query, CancellationToken ct)
    {
        var today = clock.Today();
        var plans = await (
            from plan in db.BusinessPlans.VisibleTo(actor).AsNoTracking()
            join call in db.FundingCalls on plan.CallId equals call.Id
            orderby plan.StartedAt descending
            select new
            {
                Row = new MyPlanRow(plan.Id, plan.Reference, plan.BusinessName, call.Title, plan.Status, call.ClosesOn),
                plan.CallId,
            }
        ).ToListAsync(ct);
        var answered = plans
            .Where(p => p.Row.Status is not (PlanStatus.Withdrawn or PlanStatus.Ineligible))
            .Select(p => p.CallId)
            .ToHashSet();
        var applicant = await db.ApplicantOf(actor.ReturneeId, ct);
        var open = await db.FundingCalls.AsNoTracking().OpenOn(today).OrderBy(c => c.ClosesOn).ToListAsync(ct);
        return new MyPlansPage(
            [.. plans.Select(p => p.Row)],
            [
                .. open.Where(c => !answered.Contains(c.Id))
                    .Select(c => new MyCallRow(
                        c.Id,
                        c.Title,
                        c.Kind,
                        c.MinimumAmount,
                        c.MaximumAmount,
                        c.ClosesOn,
                        MayBegin(c.EligibilityOf(applicant, today))
                    )),
            ]
        );
    }

    private static bool MayBegin(Eligibility eligibility) =>
        eligibility is Eligibility.Eligible or Eligibility.NotEligible { OnlyWaitsForVerification: true };
}
