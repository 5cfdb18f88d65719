using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>One event of the books with its transfers, and the event it mirrors or is mirrored by.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record LedgerEventDetail(Id<LedgerEvent> EventId) : IQuery<LedgerEventPage>;

public sealed record LedgerEventPage(LedgerEvent Event, Id<LedgerEvent>? ReversedById);

internal sealed class LedgerEventDetailHandler(IProgrammeDb db) : QueryHandler<LedgerEventDetail, LedgerEventPage>
{
    protected override async Task<LedgerEventPage> Handle(LedgerEventDetail query, CancellationToken ct)
    {
        var found =
            await db.LedgerEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == query.EventId, ct)
            ?? throw new NotFoundException(nameof(LedgerEvent));
        var reversal = await db
            .LedgerEvents.AsNoTracking()
            .Where(e => e.ReversesId == found.Id)
            .Select(e => (Id<LedgerEvent>?)e.Id)
            .SingleOrDefaultAsync(ct);
        return new LedgerEventPage(found, reversal);
    }
}
