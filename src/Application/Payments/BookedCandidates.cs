using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>A posting of the fund's bank account that no line of a statement shows yet. Signed rupiah: what came is positive.</summary>
internal sealed class UncoveredPosting
{
    public required Id<LedgerEvent> EventId { get; init; }
    public required long Sequence { get; init; }
    public required LedgerEventKind Kind { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required Guid SourceId { get; init; }
    public required string SourceReference { get; init; }
    public required long Amount { get; init; }
}

/// <summary>
/// What the books already say of the bank account before the statement comes: receipts entered by hand, payouts confirmed with proof,
/// money of funders. A posting is covered by the line it was matched to, or by the line of the same day its record was matched to.
/// </summary>
internal sealed class BookedCandidates(IProgrammeDb db)
{
    private const int Most = 500;
    private const int Days = 10;

    public async Task<IReadOnlyList<MatchCandidate>> Find(Wanted wanted, CancellationToken ct)
    {
        if (wanted.Lines.Count == 0)
            return [];
        var (from, to) = (wanted.From.AddDays(-Days), wanted.To.AddDays(Days));
        var postings = Uncovered(wanted.FundCode, from, to);
        if (wanted.NumbersOnly)
        {
            var sources = await SourcesOf(wanted, ct);
            if (wanted.Numbers.Count + sources.Count == 0)
                return [];
            postings = postings.Where(p => wanted.Numbers.Contains(p.SourceReference) || sources.Contains(p.SourceId));
        }
        else
        {
            var signed = wanted.Lines.Select(l => l.Signed).Distinct().ToList();
            postings = postings.Where(p => signed.Contains(p.Amount) || wanted.Numbers.Contains(p.SourceReference));
        }

        var found = await postings.OrderBy(p => p.Sequence).Take(Most).ToListAsync(ct);
        return await Named(found, ct);
    }

    /// <summary>Postings of the days that no line shows. Reversed ones and their mirrors are nothing together.</summary>
    public IQueryable<UncoveredPosting> Uncovered(string fund, DateOnly first, DateOnly last)
    {
        var bank = Account.Bank(fund);
        var lines = db.Set<StatementLine>();
        return from e in db.LedgerEvents.AsNoTracking()
            where e.Fund == fund && e.EffectiveOn >= first && e.EffectiveOn <= last
            where e.SourceType != StatementSource.Type && e.ReversesId == null
            where !db.LedgerEvents.Any(r => r.ReversesId == e.Id)
            where e.Transfers.Any(t => t.Debit == bank || t.Credit == bank)
            where !lines.Any(l => l.MatchedKind == MatchKind.Booked && l.MatchedId == (Guid)(object)e.Id)
            where !lines.Any(l => l.MatchedId == e.SourceId && l.BookedOn == e.EffectiveOn)
            select new UncoveredPosting
            {
                EventId = e.Id,
                Sequence = e.Sequence,
                Kind = e.Kind,
                EffectiveOn = e.EffectiveOn,
                SourceId = e.SourceId,
                SourceReference = e.SourceReference,
                Amount = e.Transfers.Sum(t =>
                    t.Debit == bank ? (long)(object)t.Amount
                    : t.Credit == bank ? -(long)(object)t.Amount
                    : 0L
                ),
            };
    }

    /// <summary>Receipts and payouts that carry one of the bank's references.</summary>
    private async Task<List<Guid>> SourcesOf(Wanted wanted, CancellationToken ct)
    {
        var references = wanted.BankReferences;
        var receipts = await db
            .Receipts.AsNoTracking()
            .Where(r => r.FundSourceId == wanted.Fund && references.Contains(r.BankReference!))
            .Select(r => r.Id)
            .ToListAsync(ct);
        var payouts = await db
            .Payouts.AsNoTracking()
            .Where(p => p.FundSourceId == wanted.Fund && references.Contains(p.BankReference!))
            .Select(p => p.Id)
            .ToListAsync(ct);
        return [.. receipts.Select(r => r.Value), .. payouts.Select(p => p.Value)];
    }

    private async Task<IReadOnlyList<MatchCandidate>> Named(List<UncoveredPosting> postings, CancellationToken ct)
    {
        var ids = postings.Select(p => p.SourceId).ToList();
        var receipts = await db
            .Receipts.AsNoTracking()
            .Where(r => ids.Contains((Guid)(object)r.Id))
            .Select(r => new
            {
                Id = (Guid)(object)r.Id,
                r.SubjectReference,
                r.BankReference,
                Name = db.Returnees.Where(p => p.Id == r.ReturneeId).Select(p => p.FullName).First(),
            })
            .ToDictionaryAsync(r => r.Id, ct);
        var payouts = await db
            .Payouts.AsNoTracking()
            .Where(p => ids.Contains((Guid)(object)p.Id))
            .Select(p => new
            {
                Id = (Guid)(object)p.Id,
                p.SubjectReference,
                p.BankReference,
                p.Payee.Holder,
            })
            .ToDictionaryAsync(p => p.Id, ct);
        return
        [
            .. postings.Select(p =>
            {
                var (receipt, payout) = (receipts.GetValueOrDefault(p.SourceId), payouts.GetValueOrDefault(p.SourceId));
                return new MatchCandidate(
                    MatchKind.Booked,
                    p.Amount > 0 ? LineDirection.In : LineDirection.Out,
                    p.EventId.Value,
                    p.SourceReference,
                    receipt?.SubjectReference ?? payout?.SubjectReference ?? p.SourceReference,
                    receipt?.Name ?? payout?.Holder ?? "",
                    new Money(Math.Abs(p.Amount)),
                    p.EffectiveOn,
                    receipt?.BankReference ?? payout?.BankReference
                );
            }),
        ];
    }
}
