using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Ledger;

/// <summary>Posts to the books through the programme's records.</summary>
internal sealed class Books(IProgrammeDb db) : ILedger
{
    private ClosedMonths? _carriedOver;

    public async Task Post(LedgerEvent entry, CancellationToken ct)
    {
        if (await Find(entry.Id, ct) is not { } first)
            PostNew(entry);
        else
            RequireSame(first, entry);
    }

    public void PostNew(LedgerEvent entry) => db.LedgerEvents.Add(OnOpenDay(entry));

    public async Task PostAll(IReadOnlyList<LedgerEvent> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => e.Id).ToList();
        var posted = await db.LedgerEvents.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        foreach (var entry in entries)
            if (!posted.TryGetValue(entry.Id, out var first))
                PostNew(entry);
            else
                RequireSame(first, entry);
    }

    public async Task Reverse(Id<LedgerEvent> original, Id<LedgerEvent> id, DateOnly effectiveOn, CancellationToken ct)
    {
        var found = await Find(original, ct) ?? throw new NotFoundException(nameof(LedgerEvent));
        await Post(found.Reverse(id, effectiveOn), ct);
    }

    public async Task CarryForward(CancellationToken ct) => _carriedOver = await db.ClosedMonths(ct);

    public async Task RequireOpen(DateOnly day, string field, CancellationToken ct)
    {
        var closed = await db.ClosedMonths(ct);
        if (closed.Contains(day))
            throw new RuleBrokenException(LedgerRules.PeriodOpen, closed.FirstOpenDay(day)) { Field = field };
    }

    public Task<long> Balance(Account account, CancellationToken ct) =>
        db.Set<AccountBalance>()
            .AsNoTracking()
            .Where(b => b.Account == account)
            .Select(b => b.Amount)
            .SingleOrDefaultAsync(ct);

    private async Task<LedgerEvent?> Find(Id<LedgerEvent> id, CancellationToken ct) =>
        await db.LedgerEvents.FindAsync([id], ct);

    private LedgerEvent OnOpenDay(LedgerEvent entry) =>
        _carriedOver is null ? entry : entry.MovedTo(_carriedOver.FirstOpenDay(entry.EffectiveOn));

    private void RequireSame(LedgerEvent first, LedgerEvent again)
    {
        if (!first.HasSameContentAs(_carriedOver is null ? again : again.MovedTo(first.EffectiveOn)))
            throw new ConflictException("A ledger event with this id was posted with other content.");
    }
}
