using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>Where the programme's money comes from.</summary>
public sealed class FundSourcesController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    [HttpGet(CallLinks.FundSources)]
    public Task<IActionResult> List(CancellationToken ct) => Page(new FundSourceForm(), ct);

    [HttpPost(CallLinks.FundSources)]
    public Task<IActionResult> Add(FundSourceForm form, CancellationToken ct) =>
        Submit(
            () => new OpenFundSource(form.Code, form.Name, form.Kind, form.Funder),
            _ => Done(CallLinks.FundSources, "programmes.fund-added"),
            () => Page(form, ct),
            ct
        );

    [HttpGet(CallLinks.FundSources + "/{id:guid}/ceilings")]
    public Task<IActionResult> Ceilings(Id<FundSource> id, CancellationToken ct) =>
        CeilingPage(id, new FundCeilingForm { Year = clock.Today().Year }, ct);

    [HttpPost(CallLinks.FundSources + "/{id:guid}/ceilings")]
    public Task<IActionResult> Ceilings(Id<FundSource> id, FundCeilingForm form, CancellationToken ct) =>
        Submit(
            () => new SetFundCeiling(id, form.Year ?? 0, form.RegionCode, form.Amount),
            _ => Done(CallLinks.FundCeilings(id), "programmes.fund-ceiling-set"),
            () => CeilingPage(id, form, ct),
            ct
        );

    [HttpPost(CallLinks.FundSources + "/{id:guid}/quotations")]
    public Task<IActionResult> Quotations(Id<FundSource> id, QuotationStepsForm form, CancellationToken ct) =>
        Submit(
            () => new SetQuotationSteps(id, form.ToSteps()),
            _ => Done(CallLinks.FundCeilings(id), "programmes.quotations-set"),
            () => CeilingPage(id, new FundCeilingForm { Year = clock.Today().Year }, ct),
            ct
        );

    private async Task<IActionResult> CeilingPage(Id<FundSource> id, FundCeilingForm form, CancellationToken ct)
    {
        Under(new Crumb(T["programmes.fund-sources"], CallLinks.FundSources));
        ViewData["Page"] = await Ask(new FundCeilings(id), ct);
        ViewData["Regions"] = (await Ask(new CallRegions(), ct)).Select(r => new Choice(r.Code, r.Name)).ToList();
        return View("FundCeilings", form);
    }

    private async Task<IActionResult> Page(FundSourceForm form, CancellationToken ct)
    {
        ViewData["Sources"] = await Ask(new FundSources(), ct);
        return View("FundSources", form);
    }
}
