using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.BusinessPlans;

/// <summary>Plans as staff see them: the list, and each plan with everything it says.</summary>
public sealed class PlansController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<PlanRow> Columns = new ListColumns<PlanRow>()
        .Link(
            "business-plans.plan",
            p => p.BusinessName.Length > 0 ? p.BusinessName : p.Reference,
            p => PlanLinks.Detail(p.Id),
            note: p => p.Reference
        )
        .Add("business-plans.applicant", p => p.Applicant, note: p => p.Regency)
        .Add("business-plans.call", p => p.Call)
        .Add("business-plans.requested", p => p.Requested, sort: "requested")
        .Chip("business-plans.status", p => PlanWords.ChipOf(p.Status))
        .Add("business-plans.changed-at", p => p.ChangedAt, sort: "changed")
        .InFile("business-plans.reference", p => p.Reference)
        .InFile("business-plans.regency", p => p.Regency);

    [HttpGet(PlanLinks.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct)
    {
        var filters = await Ask(new PlanFilters(), ct);
        var page = new ListPage<PlanRow>(await Ask(new Plans(query), ct), query, Columns)
        {
            CaptionKey = "business-plans.list",
            EmptyKey = "business-plans.list-empty",
            SearchKey = "business-plans.search",
            Filters =
            [
                new ListFilter("status", "business-plans.status", T.Choices<PlanStatus>()),
                new ListFilter("call", "business-plans.call", Choices(filters.Calls)),
                new ListFilter("region", "business-plans.regency", Choices(filters.Regencies)),
            ],
            CsvPath = PlanLinks.List + "/csv",
        };
        return View("List", page);
    }

    [HttpGet(PlanLinks.List + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct) =>
        Csv("rencana-usaha.csv", Columns, (await Ask(new Plans(query.ForExport()), ct)).Rows);

    [HttpGet("/workspace/plans/{id}")]
    public async Task<IActionResult> Detail(Id<BusinessPlan> id, CancellationToken ct)
    {
        Under(new Crumb(T["business-plans.list"], PlanLinks.List));
        return View("Detail", await Ask(new PlanDetail(id), ct));
    }

    private static IReadOnlyList<Choice> Choices(IReadOnlyList<RegionChoice> choices) =>
        [.. choices.Select(c => new Choice(c.Code, c.Name))];
}
