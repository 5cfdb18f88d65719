using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>Adds a line to the RAB.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AddBudgetLine(Id<BusinessPlan> PlanId, BudgetItem Item) : ICommand<Id<BudgetLine>>;

/// <summary>Rewrites a line of the RAB.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record ChangeBudgetLine(Id<BusinessPlan> PlanId, Id<BudgetLine> LineId, BudgetItem Item) : ICommand;

/// <summary>Takes a line out of the RAB.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record RemoveBudgetLine(Id<BusinessPlan> PlanId, Id<BudgetLine> LineId) : ICommand;

internal sealed class AddBudgetLineHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<AddBudgetLine, Id<BudgetLine>>
{
    protected override async Task<Id<BudgetLine>> Handle(AddBudgetLine command, CancellationToken ct)
    {
        var id = Id<BudgetLine>.New();
        (await db.PlanToChange(command.PlanId, actor, ct)).AddLine(id, command.Item, clock.GetUtcNow());
        return id;
    }
}

internal sealed class ChangeBudgetLineHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ChangeBudgetLine>
{
    protected override async Task Handle(ChangeBudgetLine command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).ChangeLine(command.LineId, command.Item, clock.GetUtcNow());
}

internal sealed class RemoveBudgetLineHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RemoveBudgetLine>
{
    protected override async Task Handle(RemoveBudgetLine command, CancellationToken ct) =>
        (await db.PlanToChange(command.PlanId, actor, ct)).RemoveLine(command.LineId, clock.GetUtcNow());
}
