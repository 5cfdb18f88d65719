using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The returnee's own plan with the letters about it.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyPlan(Id<BusinessPlan> PlanId) : IQuery<MyPlanPage>;

public sealed record MyPlanPage(PlanView Plan, IReadOnlyList<PlanLetter> Letters);

internal sealed class MyPlanHandler(IProgrammeDb db, IActor actor) : QueryHandler<MyPlan, MyPlanPage>
{
    protected override async Task<MyPlanPage> Handle(MyPlan query, CancellationToken ct) =>
        new(
            await db.PlanViewOf(db.BusinessPlans.VisibleTo(actor), query.PlanId, ct),
            await db.LettersOf(query.PlanId, ct)
        );
}
