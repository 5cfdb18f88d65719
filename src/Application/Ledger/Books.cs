using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Ledger;

/// <summary>Posts to the books through the programme's records.</summary>
internal sealed class Books(IProgrammeDb db) : ILedger
{
    public async Task Post(LedgerEvent entry, CancellationToken ct)
    {
        if (await Find(entry.Id, ct) is not { } first)
            db.LedgerEvents.Add(entry);
        else if (!first.HasSameContentAs(entry))
            throw new ConflictException("A ledger event with this id was posted with other content.");
    }

    public void PostNew(LedgerEvent entry) => db.LedgerEvents.Add(entry);

    public async Task PostAll(IReadOnlyList<LedgerEvent> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => e.Id).ToList();
        var posted = await db.LedgerEvents.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        foreach (var entry in entries)
            if (!posted.TryGetValue(entry.Id, out var first))
                db.LedgerEvents.Add(entry);
            else if (!first.HasSameContentAs(entry))
                throw new ConflictException("A ledger event with this id was posted with other content.");
    }

    public async Task Reverse(Id<LedgerEvent> original, Id<LedgerEvent> id, DateOnly effectiveOn, CancellationToken ct)
    {
        var found = await Find(original, ct) ?? throw new NotFoundException(nameof(LedgerEvent));
        await Post(found.Reverse(id, effectiveOn), ct);
    }

    public Task<long> Balance(Account account, CancellationToken ct) =>
        db.Set<AccountBalance>()
            .AsNoTracking()
            .Where(b => b.Account == account)
            .Select(b => b.Amount)
            .SingleOrDefaultAsync(ct);

    private async Task<LedgerEvent?> Find(Id<LedgerEvent> id, CancellationToken ct) =>
        await db.LedgerEvents.FindAsync([id], ct);
}
