using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Programmes;
using PmiEmas.Web.Shared;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>Where the programme's money comes from.</summary>
public sealed class FundSourcesController(IMediator mediator) : SiteController(mediator)
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

    private async Task<IActionResult> Page(FundSourceForm form, CancellationToken ct)
    {
        ViewData["Sources"] = await Ask(new FundSources(), ct);
        return View("FundSources", form);
    }
}
