using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Issues the portfolio report of the month in which the day lies, once it is over; never twice. True where it was issued now.</summary>
[SystemRequest]
public sealed record IssuePortfolioReport(DateOnly InMonth) : ICommand<bool>;

internal sealed class IssuePortfolioReportHandler(
    IProgrammeDb db,
    PortfolioReader reader,
    PortfolioLetter letter,
    TimeProvider clock
) : CommandHandler<IssuePortfolioReport, bool>
{
    protected override async Task<bool> Handle(IssuePortfolioReport command, CancellationToken ct)
    {
        var month = new DateOnly(command.InMonth.Year, command.InMonth.Month, 1);
        if (await db.PortfolioMonths.AnyAsync(m => m.Month == month, ct))
            return false;
        var (id, known) = (Id<PortfolioMonth>.New(), clock.GetUtcNow());
        var day = new PortfolioDay(month.AddMonths(1).AddDays(-1), known);
        List<Portfolio> tables = [];
        foreach (var by in Enum.GetValues<PortfolioDimension>())
            tables.Add(await reader.Report(day, by, ct));
        var issued = await letter.Issue(id, tables, ct);
        db.PortfolioMonths.Add(PortfolioMonth.Issue(id, month, known, tables[0].Total.Totals, issued.FileId!.Value));
        return true;
    }
}

/// <summary>The monthly reports issued, the latest first. They speak of every region.</summary>
[RequirePermission(Permission.ViewLoans)]
public sealed record PortfolioMonths : IQuery<IReadOnlyList<PortfolioMonth>>;

internal sealed class PortfolioMonthsHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<PortfolioMonths, IReadOnlyList<PortfolioMonth>>
{
    private const int Shown = 36;

    protected override async Task<IReadOnlyList<PortfolioMonth>> Handle(PortfolioMonths query, CancellationToken ct) =>
        actor.Region is null
            ? await db.PortfolioMonths.AsNoTracking().OrderByDescending(m => m.Month).Take(Shown).ToListAsync(ct)
            : [];
}
