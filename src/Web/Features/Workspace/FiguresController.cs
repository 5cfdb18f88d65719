using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Reporting;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Features.Programmes;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Workspace;

/// <summary>The programme in figures, each chart with its table and file.</summary>
public sealed class FiguresController(IMediator mediator, IActor actor) : SiteController(mediator)
{
    private static readonly ListColumns<RegionFigure> Regions = new ListColumns<RegionFigure>()
        .Add("reporting.region", r => r.Name)
        .InFile("reporting.code", r => r.Code)
        .Add("reporting.verified", r => r.Verified)
        .Add("reporting.submitted", r => r.Submitted)
        .Add("reporting.approved", r => r.Approved)
        .Add("reporting.granted", r => r.Granted)
        .Add("reporting.lent", r => r.Lent)
        .Add("reporting.outstanding", r => r.Outstanding)
        .Add("reporting.at-risk", r => r.AtRisk);

    private static readonly ListColumns<CallFigure> Calls = new ListColumns<CallFigure>()
        .Add("reporting.call", c => c.Title)
        .Chip("reporting.status", c => CallLinks.ChipOf(c.Status))
        .Add("reporting.closes", c => c.ClosesOn)
        .Add("reporting.ceiling", c => c.Ceiling)
        .Add("reporting.committed", c => c.Committed)
        .Add("reporting.submitted", c => c.Funnel?.Submitted)
        .Add("reporting.screened", c => c.Funnel?.Screened)
        .Add("reporting.reviewed", c => c.Funnel?.Reviewed)
        .Add("reporting.visited", c => c.Funnel?.Visited)
        .Add("reporting.approved", c => c.Funnel?.Approved);

    private ListColumns<QualityShare> Qualities =>
        new ListColumns<QualityShare>()
            .Add("reporting.quality", q => T.Of(q.Quality))
            .Add("reporting.loans", q => q.Loans)
            .Add("reporting.outstanding", q => q.Outstanding);

    [HttpGet("/workspace/figures")]
    public async Task<IActionResult> Figures(CancellationToken ct) =>
        View(
            new FiguresPage(
                await Ask(new CallFigures(), ct),
                await Ask(new RegionFigures(), ct),
                actor.May(Permission.ViewLoans) ? (await Ask(new PortfolioReport(), ct)).Total : null
            )
        );

    [HttpGet("/workspace/figures/regions.csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> RegionsFile(CancellationToken ct) =>
        Csv("wilayah.csv", Regions, await Ask(new RegionFigures(), ct));

    [HttpGet("/workspace/figures/calls.csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> CallsFile(CancellationToken ct) =>
        Csv("panggilan.csv", Calls, await Ask(new CallFigures(), ct));

    [HttpGet("/workspace/figures/portfolio.csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> PortfolioFile(CancellationToken ct) =>
        Csv("portofolio.csv", Qualities, (await Ask(new PortfolioReport(), ct)).Total.ByQuality);
}

/// <param name="Portfolio">Null for those who may not see loans.</param>
public sealed record FiguresPage(
    IReadOnlyList<CallFigure> Calls,
    IReadOnlyList<RegionFigure> Regions,
    PortfolioFigures? Portfolio
);
