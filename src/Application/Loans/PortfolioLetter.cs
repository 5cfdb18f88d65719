using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>Words the monthly report of the portfolio.</summary>
internal sealed class PortfolioLetter(IDocumentIssuer issuer)
{
    /// <param name="id">What the document speaks of.</param>
    /// <param name="tables">The portfolio of one day and moment, by each dimension.</param>
    public Task<IssuedDocument> Issue(Id<PortfolioMonth> id, IReadOnlyList<Portfolio> tables, CancellationToken ct) =>
        issuer.Issue(
            new DocumentOrder(DocumentKind.PortfolioReport, id.Value, null, "", "id"),
            letter => Word(letter, tables),
            ct
        );

    private static void Word(LetterDraft letter, IReadOnlyList<Portfolio> tables)
    {
        var portfolio = tables[0];
        letter.Title("portfolio.letter", portfolio.On).Paragraph("portfolio.letter-known", portfolio.Known);
        Sums(letter, portfolio.Total);
        Classes(letter, portfolio);
        foreach (var (by, table) in Enum.GetValues<PortfolioDimension>().Zip(tables))
            Groups(letter, by, table);
        letter.Paragraph("portfolio.par-note");
    }

    private static void Sums(LetterDraft letter, PortfolioFigures total) =>
        letter.Facts(
            ("portfolio.outstanding", total.Outstanding),
            ("portfolio.running", total.Loans),
            ("portfolio.overdue-principal", WithShare(letter, total, total.OverduePrincipal)),
            ("portfolio.arrears", total.Arrears),
            ("portfolio.par1", WithShare(letter, total, total.Par1)),
            ("portfolio.par30", WithShare(letter, total, total.Par30)),
            ("portfolio.par90", WithShare(letter, total, total.Par90)),
            ("portfolio.restructured", WithShare(letter, total, total.Restructured)),
            ("portfolio.provision", total.Provision)
        );

    private static void Classes(LetterDraft letter, Portfolio portfolio) =>
        letter
            .Section("portfolio.by-quality")
            .Table(
                [
                    "portfolio.quality",
                    "portfolio.loans",
                    "portfolio.outstanding",
                    "portfolio.rate",
                    "portfolio.provision",
                ],
                portfolio.Total.ByQuality.Select(q =>
                    (IReadOnlyList<object?>)
                        [
                            letter.Written(q.Quality),
                            q.Loans,
                            q.Outstanding,
                            new Rate(portfolio.Rates[q.Quality]).ToString(),
                            q.Provision,
                        ]
                ),
                ["", portfolio.Total.Loans, portfolio.Total.Outstanding, "", portfolio.Total.Provision]
            );

    private static void Groups(LetterDraft letter, PortfolioDimension by, Portfolio table) =>
        letter
            .Section("portfolio.broken-down", letter.Written(by))
            .Table(
                [
                    "portfolio.group",
                    "portfolio.loans",
                    "portfolio.outstanding",
                    "portfolio.overdue-principal",
                    "portfolio.par30",
                    "portfolio.provision",
                ],
                table.Groups.Select(g =>
                    (IReadOnlyList<object?>)
                        [
                            g.Name,
                            g.Figures.Loans,
                            g.Figures.Outstanding,
                            g.Figures.OverduePrincipal,
                            g.Figures.Par30,
                            g.Figures.Provision,
                        ]
                ),
                [
                    "",
                    table.Total.Loans,
                    table.Total.Outstanding,
                    table.Total.OverduePrincipal,
                    table.Total.Par30,
                    table.Total.Provision,
                ]
            );

    private static string WithShare(LetterDraft letter, PortfolioFigures total, Money part) =>
        $"{letter.Written(part)} · {new Rate(total.ShareOf(part))}";
}
