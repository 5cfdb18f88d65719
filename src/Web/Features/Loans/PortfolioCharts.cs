using System.Globalization;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The tables behind the pictures of the portfolio.</summary>
public static class PortfolioCharts
{
    public static ChartTable Qualities(PortfolioFigures figures, Texts texts) =>
        new(
            [texts["portfolio.quality"], texts["portfolio.outstanding"], texts["portfolio.provision"]],
            [.. figures.ByQuality.Select(q => (IReadOnlyList<object>)[texts.Of(q.Quality), q.Outstanding, q.Provision])]
        );

    public static ChartTable AtRisk(IReadOnlyList<PortfolioGroup> groups, Texts texts) =>
        new(
            [texts["portfolio.group"], texts["portfolio.outstanding"], texts["portfolio.par30"]],
            [.. groups.Select(g => (IReadOnlyList<object>)[NameOf(g, texts), g.Figures.Outstanding, g.Figures.Par30])]
        );

    /// <summary>In percent of the unpaid principal of each month's end, the oldest first.</summary>
    public static ChartTable OverTime(IReadOnlyList<PortfolioMonth> months, Texts texts) =>
        new(
            [texts["portfolio.month"], "PAR1", "PAR30", "PAR90"],
            [
                .. months
                    .Reverse()
                    .Select(m =>
                        (IReadOnlyList<object>)[NameOf(m.Month), Share(m, m.Par1), Share(m, m.Par30), Share(m, m.Par90)]
                    ),
            ]
        );

    /// <summary>The group's name; loans that no officer looks after have none.</summary>
    public static string NameOf(PortfolioGroup group, Texts texts) =>
        group.Key == PortfolioGroup.Nobody ? texts["portfolio.nobody"] : group.Name;

    public static string NameOf(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentUICulture);

    private static string Share(PortfolioMonth month, Money part) =>
        Show.Percent(
            month.Outstanding.IsZero ? 0 : (int)Rounding.HalfUp((Int128)part.Rupiah * 10_000, month.Outstanding.Rupiah)
        );
}
