using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>The RAB: lines added, changed and removed one at a time; the totals are the server's.</summary>
[Face(Face.Portal)]
public sealed class MyPlanBudgetController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet("/portal/plan/{id}/budget")]
    public Task<IActionResult> Budget(Id<BusinessPlan> id, CancellationToken ct) =>
        Page(id, new BudgetLineForm(), null, ct);

    [HttpPost("/portal/plan/{id}/budget")]
    public Task<IActionResult> Add(Id<BusinessPlan> id, BudgetLineForm form, CancellationToken ct) =>
        Submit(
            () => new AddBudgetLine(id, form.ToItem()),
            _ => Done(PlanLinks.Section(id, PlanSection.Budget), "business-plans.line-added"),
            () => Page(id, form, null, ct),
            ct
        );

    [HttpGet("/portal/plan/{id}/budget/{line}")]
    public Task<IActionResult> Line(Id<BusinessPlan> id, Id<BudgetLine> line, CancellationToken ct) =>
        Page(id, null, line, ct);

    [HttpPost("/portal/plan/{id}/budget/{line}")]
    public Task<IActionResult> Change(
        Id<BusinessPlan> id,
        Id<BudgetLine> line,
        BudgetLineForm form,
        CancellationToken ct
    ) =>
        Submit(
            () => new ChangeBudgetLine(id, line, form.ToItem()),
            _ => Done(PlanLinks.Section(id, PlanSection.Budget), "business-plans.line-changed"),
            () => Page(id, form, line, ct),
            ct
        );

    [HttpPost("/portal/plan/{id}/budget/{line}/remove")]
    public Task<IActionResult> Remove(Id<BusinessPlan> id, Id<BudgetLine> line, CancellationToken ct) =>
        Submit(
            () => new RemoveBudgetLine(id, line),
            _ => Done(PlanLinks.Section(id, PlanSection.Budget), "business-plans.line-removed"),
            () => Page(id, new BudgetLineForm(), null, ct),
            ct
        );

    private async Task<IActionResult> Page(
        Id<BusinessPlan> id,
        BudgetLineForm? form,
        Id<BudgetLine>? lineId,
        CancellationToken ct
    )
    {
        var plan = (await Ask(new MyPlan(id), ct)).Plan;
        Under(
            new Crumb(T["business-plans.mine"], PlanLinks.Mine),
            new Crumb(plan.BusinessName.Length > 0 ? plan.BusinessName : plan.Reference, PlanLinks.Home(plan.Id))
        );
        var line = lineId is null ? null : plan.Lines.FirstOrDefault(l => l.Id == lineId);
        if (lineId is not null && line is null)
            throw new Application.Abstractions.NotFoundException(nameof(BudgetLine));
        return View(line is null ? "Budget" : "BudgetLine", new BudgetPage(plan, form ?? Of(line!), lineId));
    }

    private static BudgetLineForm Of(PlanLine line) =>
        new()
        {
            Description = line.Description,
            Quantity = line.Quantity,
            Unit = line.Unit,
            UnitPrice = line.UnitPrice,
            Source = line.Source,
        };
}
