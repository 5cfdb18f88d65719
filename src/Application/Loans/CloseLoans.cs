using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>
/// Notes for every running loan how late and of what class it is on the day, and since when; how many were noted. One statement: it is done
/// or it is not, and a second run of the day, or another node's, notes nothing. No report is made of it: they are computed when read.
/// </summary>
[SystemRequest]
public sealed record CloseLoans(DateOnly On) : ICommand<int>;

internal sealed class CloseLoansHandler(IPortfolioBook book) : CommandHandler<CloseLoans, int>
{
    protected override Task<int> Handle(CloseLoans command, CancellationToken ct) => book.Close(command.On, ct);
}

/// <summary>What the last night noted of a loan.</summary>
public sealed class LoanAgeing
{
    public Id<Loan> LoanId { get; private set; }

    public DateOnly On { get; private set; }

    public int DaysPastDue { get; private set; }

    /// <summary>The number of the <see cref="Collectability"/>.</summary>
    public int Quality { get; private set; }

    /// <summary>The class before this one; the same where it never had another.</summary>
    public int Was { get; private set; }

    /// <summary>The first night of the present class.</summary>
    public DateOnly Since { get; private set; }
}

/// <summary>Running loans that the last night found in another class than the night before, by class.</summary>
[RequirePermission(Permission.ViewLoans)]
public sealed record LastNightsMoves : IQuery<NightMoves>;

/// <param name="On">Null before the first night.</param>
public sealed record NightMoves(DateOnly? On, IReadOnlyList<QualityMove> Moves);

public sealed record QualityMove(Collectability From, Collectability To, int Loans, Money Outstanding);

internal sealed class LastNightsMovesHandler(IProgrammeDb db, IActor actor) : QueryHandler<LastNightsMoves, NightMoves>
{
    protected override async Task<NightMoves> Handle(LastNightsMoves query, CancellationToken ct)
    {
        var noted = db.Set<LoanAgeing>().AsNoTracking();
        if (await noted.MaxAsync(a => (DateOnly?)a.On, ct) is not { } night)
            return new NightMoves(null, []);
        var moves = await (
            from a in noted
            join l in db.Loans.VisibleTo(actor) on a.LoanId equals l.Id
            where a.On == night && a.Since == night && a.Was != a.Quality
            group l by new { a.Was, a.Quality } into g
            select new
            {
                g.Key.Was,
                g.Key.Quality,
                Loans = g.Count(),
                Outstanding = g.Sum(l => (long)(object)l.OutstandingPrincipal),
            }
        ).ToListAsync(ct);
        return new NightMoves(
            night,
            [
                .. moves
                    .OrderBy(m => m.Was)
                    .ThenBy(m => m.Quality)
                    .Select(m => new QualityMove(
                        (Collectability)m.Was,
                        (Collectability)m.Quality,
                        m.Loans,
                        new Money(m.Outstanding)
                    )),
            ]
        );
    }
}
