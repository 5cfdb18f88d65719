using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What the portfolio can be broken down by.</summary>
public enum PortfolioDimension
{
    Region,
    Product,
    FundSource,

    /// <summary>Who collects the loan now.</summary>
    Officer,

    /// <summary>The month of disbursement.</summary>
    Cohort,
}

/// <summary>
/// The portfolio the actor may see, as of a day and as it was known at a moment: outstanding, arrears, portfolio at risk, collectability
/// and provisions, in all and by one dimension. Summed by one statement.
/// </summary>
[RequirePermission(Permission.ViewLoans, Permission.ViewFigures)]
public sealed record PortfolioReport(PortfolioDay Day, PortfolioDimension? By = null) : IQuery<Portfolio>
{
    public PortfolioReport()
        : this(new PortfolioDay()) { }
}

internal sealed class PortfolioReportHandler(PortfolioReader reader) : QueryHandler<PortfolioReport, Portfolio>
{
    protected override Task<Portfolio> Handle(PortfolioReport query, CancellationToken ct) =>
        reader.Report(query.Day, query.By, ct);
}
