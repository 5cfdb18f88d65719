using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The applicant chooses one of the loan products the call offers; null leaves it to the office.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record ChooseLoanProduct(Id<BusinessPlan> PlanId, string? Code) : ICommand;

internal sealed class ChooseLoanProductHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ChooseLoanProduct>
{
    protected override async Task Handle(ChooseLoanProduct command, CancellationToken ct)
    {
        var plan = await db.PlanToChange(command.PlanId, actor, ct);
        plan.ChooseLoanProduct(command.Code, await db.CallToRead(plan.CallId, ct), clock.GetUtcNow());
    }
}
