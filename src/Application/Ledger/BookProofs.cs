using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>The latest proofs, the newest first, and the ends of the chain to keep outside the database.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record BookProofs : IQuery<BookProofsPage>;

/// <param name="Seals">The last links of the chain, the newest first.</param>
/// <param name="Unsealed">Events that no link holds yet.</param>
public sealed record BookProofsPage(
    IReadOnlyList<BookProof> Proofs,
    IReadOnlyList<LedgerSeal> Seals,
    long Unsealed,
    ClosedMonthSeal? LastClosing
)
{
    public BookProof? Latest => Proofs.Count > 0 ? Proofs[0] : null;
}

/// <summary>The link that the closing of a month made.</summary>
public sealed record ClosedMonthSeal(DateOnly Month, string Anchor);

internal sealed class BookProofsHandler(IProgrammeDb db) : QueryHandler<BookProofs, BookProofsPage>
{
    private const int Shown = 14;
    private const int Links = 8;

    protected override async Task<BookProofsPage> Handle(BookProofs query, CancellationToken ct)
    {
        var proofs = await db.Set<BookProof>()
            .AsNoTracking()
            .OrderByDescending(p => p.At)
            .ThenByDescending(p => p.Id)
            .Take(Shown)
            .ToListAsync(ct);
        var seals = db.Set<LedgerSeal>().AsNoTracking();
        var latest = await seals.OrderByDescending(s => s.No).Take(Links).ToListAsync(ct);
        var closing = await seals.Where(s => s.Month != null).OrderByDescending(s => s.No).FirstOrDefaultAsync(ct);
        var unsealed = await db.LedgerEvents.LongCountAsync(ct) - await seals.SumAsync(s => (long)s.Events, ct);
        return new BookProofsPage(
            proofs,
            latest,
            unsealed,
            closing is null ? null : new ClosedMonthSeal(closing.Month!.Value, closing.Anchor)
        );
    }
}
