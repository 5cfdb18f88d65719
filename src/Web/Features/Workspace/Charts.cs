using PmiEmas.Application.Loans;
using PmiEmas.Application.Reporting;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Workspace;

/// <summary>The tables behind the charts of the workspace.</summary>
public static class Charts
{
    public static ChartTable Ceilings(IReadOnlyList<CallFigure> calls, Texts texts) =>
        new(
            [texts["reporting.call"], texts["reporting.committed"], texts["reporting.ceiling"]],
            [.. calls.Select(c => (IReadOnlyList<object>)[c.Title, c.Committed, c.Ceiling])]
        );

    public static ChartTable Qualities(PortfolioFigures portfolio, Texts texts) =>
        new(
            [texts["reporting.quality"], texts["reporting.outstanding"]],
            [.. portfolio.ByQuality.Select(q => (IReadOnlyList<object>)[texts.Of(q.Quality), q.Outstanding])]
        );

    public static ChartTable Money(IReadOnlyList<RegionFigure> regions, Texts texts) =>
        new(
            [texts["reporting.region"], texts["reporting.granted"], texts["reporting.lent"]],
            [.. regions.Select(r => (IReadOnlyList<object>)[r.Name, r.Granted, r.Lent])]
        );

    public static IReadOnlyList<FunnelRow> Funnel(PlanFunnel funnel, Texts texts) =>
        [
            new(texts["reporting.submitted"], funnel.Submitted),
            new(texts["reporting.screened"], funnel.Screened),
            new(texts["reporting.reviewed"], funnel.Reviewed),
            new(texts["reporting.visited"], funnel.Visited),
            new(texts["reporting.approved"], funnel.Approved, Gold: true),
        ];
}
