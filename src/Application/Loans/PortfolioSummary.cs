using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The portfolio the actor may see, as of today: outstanding, arrears, portfolio at risk, by collectability.</summary>
[RequirePermission(Permission.ViewLoans, Permission.ViewFigures)]
public sealed record PortfolioSummary : IQuery<Portfolio>;

/// <summary>Sums over running loans. PAR counts the whole unpaid principal of loans with principal more than so many days late, and of restructured ones.</summary>
public sealed record Portfolio(
    DateOnly AsOf,
    int Loans,
    Money Outstanding,
    Money Arrears,
    int LateLoans,
    Money Par30,
    Money Par90,
    IReadOnlyList<QualityShare> ByQuality
)
{
    public int Par30BasisPoints => ShareOf(Par30);

    public int Par90BasisPoints => ShareOf(Par90);

    private int ShareOf(Money part) =>
        Outstanding.IsZero ? 0 : (int)Rounding.HalfUp((Int128)part.Rupiah * 10_000, Outstanding.Rupiah);
}

/// <summary>Running loans of one collectability.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QualityShare(Collectability Quality, int Loans, Money Outstanding);

internal sealed class PortfolioSummaryHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<PortfolioSummary, Portfolio>
{
    protected override async Task<Portfolio> Handle(PortfolioSummary query, CancellationToken ct)
    {
        var today = clock.Today();
        var running = db.Loans.AsNoTracking().VisibleTo(actor).Where(l => l.Status == LoanStatus.Disbursed);
        var (d30, d90, d120, d180) = (today.AddDays(-30), today.AddDays(-90), today.AddDays(-120), today.AddDays(-180));
        var groups = await running
            .GroupBy(l =>
                l.OldestUnpaidOn < d180 || l.KeptQuality == Collectability.Loss ? 5
                : l.OldestUnpaidOn < d120 || l.KeptQuality == Collectability.Doubtful ? 4
                : l.OldestUnpaidOn < d90 || l.KeptQuality == Collectability.Substandard ? 3
                : l.OldestUnpaidOn < today || l.KeptQuality == Collectability.SpecialMention ? 2
                : 1
            )
            .Select(g => new
            {
                Quality = g.Key,
                Loans = g.Count(),
                Outstanding = g.Sum(l => (long)(object)l.OutstandingPrincipal),
                Par30 = g.Sum(l =>
                    l.RestructuredOn != null || l.OldestUnpaidPrincipalOn < d30
                        ? (long)(object)l.OutstandingPrincipal
                        : 0
                ),
                Par90 = g.Sum(l =>
                    l.RestructuredOn != null || l.OldestUnpaidPrincipalOn < d90
                        ? (long)(object)l.OutstandingPrincipal
                        : 0
                ),
            })
            .ToListAsync(ct);
        var arrears = await running
            .Where(l => l.OldestUnpaidOn < today)
            .SelectMany(l => l.Instalments)
            // The words of the index over what is unpaid: the paid instalments of late loans are not read.
            .Where(i => i.PayableOn < today && (i.PaidPrincipal < i.Principal || i.PaidCharge < i.Charge))
            .SumAsync(
                i =>
                    (long)(object)i.Principal
                    + (long)(object)i.Charge
                    - (long)(object)i.PaidPrincipal
                    - (long)(object)i.PaidCharge,
                ct
            );
        return new Portfolio(
            today,
            groups.Sum(g => g.Loans),
            new Money(groups.Sum(g => g.Outstanding)),
            new Money(arrears),
            groups.Where(g => g.Quality > 1).Sum(g => g.Loans),
            new Money(groups.Sum(g => g.Par30)),
            new Money(groups.Sum(g => g.Par90)),
            [
                .. Enum.GetValues<Collectability>()
                    .Select(q =>
                        groups.Find(g => g.Quality == (int)q) is { } found
                            ? new QualityShare(q, found.Loans, new Money(found.Outstanding))
                            : new QualityShare(q, 0, Money.Zero)
                    ),
            ]
        );
    }
}
