using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Reporting;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Workspace;

/// <summary>Commitment, obligation and payment per fund source and call, down to the award.</summary>
public sealed class FundUseController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private const string Page = "/workspace/figures/funds";

    private static readonly ListColumns<FundUseRow> Columns = new ListColumns<FundUseRow>()
        .Add("reporting.fund", r => r.FundName)
        .InFile("reporting.fund-code", r => r.Fund)
        .Add("reporting.call", r => r.CallTitle)
        .InFile("reporting.call-reference", r => r.CallReference)
        .Add("reporting.ceiling", r => r.Ceiling)
        .Add("reporting.commitment", r => r.Committed)
        .Add("reporting.obligation", r => r.Obligated)
        .Add("reporting.payment", r => r.Paid)
        .Add("reporting.left", r => r.Left);

    private static readonly ListColumns<AwardUse> Awards = new ListColumns<AwardUse>()
        .Add("reporting.award", a => a.Reference)
        .Add("reporting.commitment", a => a.Committed)
        .Add("reporting.obligation", a => a.Obligated)
        .Add("reporting.payment", a => a.Paid);

    [HttpGet(Page)]
    public async Task<IActionResult> Funds(int? year, CancellationToken ct)
    {
        Under(new Crumb(T["workspace.figures"], "/workspace/figures"));
        var shown = YearOf(year);
        return View("FundUse", new FundUsePage(shown, clock.Today().Year, await Ask(new FundUse(shown), ct)));
    }

    [HttpGet(Page + ".csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> FundsFile(int? year, CancellationToken ct) =>
        Csv("dana.csv", Columns, await Ask(new FundUse(YearOf(year)), ct));

    [HttpGet(Page + "/{call:guid}")]
    public async Task<IActionResult> Call(Id<FundingCall> call, int? year, CancellationToken ct)
    {
        var shown = YearOf(year);
        Under(
            new Crumb(T["workspace.figures"], "/workspace/figures"),
            new Crumb(T["reporting.fund-use"], $"{Page}?year={shown}")
        );
        return View("FundUseOfCall", (shown, await Ask(new FundUseOfCall(call, shown), ct)));
    }

    [HttpGet(Page + "/{call:guid}.csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> CallFile(Id<FundingCall> call, int? year, CancellationToken ct) =>
        Csv("dana-panggilan.csv", Awards, (await Ask(new FundUseOfCall(call, YearOf(year)), ct)).Awards);

    private int YearOf(int? year) => year is >= 2000 and <= 2200 ? year.Value : clock.Today().Year;
}

public sealed record FundUsePage(int Year, int ThisYear, IReadOnlyList<FundUseRow> Rows);
