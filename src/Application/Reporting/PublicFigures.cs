using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Reporting;

/// <summary>What the programme has achieved, for everybody: counts and sums, no person.</summary>
[AllowAnonymousRequest]
public sealed record PublicFigures : IQuery<ProgrammeFigures>;

/// <param name="Businesses">Plans whose first grant payment or loan has reached its owner.</param>
/// <param name="Due">Instalments payable until today.</param>
/// <param name="Repaid">Paid of those.</param>
public sealed record ProgrammeFigures(
    DateOnly AsOf,
    int Verified,
    int Businesses,
    Money Granted,
    Money Lent,
    Money Due,
    Money Repaid,
    IReadOnlyList<RegionFigure> Regions
)
{
    /// <summary>Null before anything was due.</summary>
    public int? RepaidBasisPoints => Due.IsZero ? null : (int)((Int128)Repaid.Rupiah * 10_000 / Due.Rupiah);
}

internal sealed class PublicFiguresHandler(IProgrammeDb db, TimeProvider clock, IMemoryCache cache)
    : QueryHandler<PublicFigures, ProgrammeFigures>
{
    // Sums over every loan, for a page that anybody may call as often as they like.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    protected override async Task<ProgrammeFigures> Handle(PublicFigures query, CancellationToken ct) =>
        (
            await cache.GetOrCreateAsync(
                typeof(PublicFigures),
                entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = Kept;
                    return Read(ct);
                }
            )
        )!;

    private async Task<ProgrammeFigures> Read(CancellationToken ct)
    {
        var today = clock.Today();
        var regions = await db.FiguresByRegion("", today, ct);
        var due = await db
            .Loans.Where(l => l.Status == LoanStatus.Disbursed || l.Status == LoanStatus.Repaid)
            .SelectMany(l => l.Instalments)
            .Where(i => i.PayableOn <= today)
            .GroupBy(i => 1)
            .Select(g => new
            {
                Due = g.Sum(i => (long)(object)i.Principal + (long)(object)i.Charge),
                Repaid = g.Sum(i => (long)(object)i.PaidPrincipal + (long)(object)i.PaidCharge),
            })
            .FirstOrDefaultAsync(ct);
        return new ProgrammeFigures(
            today,
            regions.Sum(r => r.Verified),
            await db.Grants.CountAsync(g => g.Tranches.Any(t => t.PaidOn != null), ct)
                + await db.Loans.CountAsync(l => l.DisbursedOn != null, ct),
            Money.Sum(regions.Select(r => r.Granted)),
            Money.Sum(regions.Select(r => r.Lent)),
            new Money(due?.Due ?? 0),
            new Money(due?.Repaid ?? 0),
            regions
        );
    }
}
