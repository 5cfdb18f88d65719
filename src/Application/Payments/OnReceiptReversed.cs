using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>A receipt that a line was matched to was taken back: the money is in the account still, so its line is unknown again.</summary>
internal sealed class OnReceiptReversed(IProgrammeDb db, SuspenseBooks books, TimeProvider clock)
    : IDomainEventHandler<ReceiptReversed>
{
    public async Task Handle(ReceiptReversed happened, CancellationToken ct)
    {
        var receipt = happened.ReceiptId.Value;
        var lines = await db.Set<StatementLine>()
            .Where(l => l.Status == LineStatus.Matched)
            .Where(l =>
                l.MatchedId == receipt
                || (
                    l.MatchedKind == MatchKind.Booked
                    && db.LedgerEvents.Any(e => (Guid)(object)e.Id == l.MatchedId && e.SourceId == receipt)
                )
            )
            .ToListAsync(ct);
        foreach (var line in lines)
            await books.EnterAgain(
                line,
                await db.FundCode(line.FundSourceId, ct),
                await db.ReferenceOf(line.StatementId, ct),
                clock.Today(),
                ct
            );
    }
}
