using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>The journal. Filters: <c>fund</c>, <c>kind</c>, <c>account</c>, <c>from</c>, <c>to</c>; search: the source's number.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record Journal(ListQuery Query) : IQuery<Slice<JournalLine>>;

internal sealed class JournalHandler(IProgrammeDb db) : QueryHandler<Journal, Slice<JournalLine>>
{
    // An event has far fewer transfers than this.
    private const long LinesPerEvent = 1_000_000;

    private static readonly Sorts<JournalLine, long> Sorts = new Sorts<JournalLine, long>(l =>
        l.Sequence * LinesPerEvent + l.No
    )
        .By("recorded", l => l.Sequence, descending: true)
        .By("effective", l => l.EffectiveOn)
        .By("amount", l => l.Amount);

    protected override Task<Slice<JournalLine>> Handle(Journal query, CancellationToken ct)
    {
        var lines = db.JournalLines();
        if (query.Query["fund"] is { } fund)
            lines = lines.Where(l => l.Fund == fund);
        if (query.Query.Choice<LedgerEventKind>("kind") is { } kind)
            lines = lines.Where(l => l.Kind == kind);
        if (Account.TryParse(query.Query["account"], null, out var account))
            lines = lines.Where(l => l.Debit == account || l.Credit == account);
        if (query.Query.Day("from") is { } from)
            lines = lines.Where(l => l.EffectiveOn >= from);
        if (query.Query.Day("to") is { } to)
            lines = lines.Where(l => l.EffectiveOn <= to);
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToUpperInvariant().ToPattern();
            lines = lines.Where(l => EF.Functions.Like(l.SourceReference, pattern));
        }

        return lines.Slice(query.Query, Sorts, l => l, ct);
    }
}
