using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Ledger;

namespace PmiEmas.Application.Ledger;

/// <summary>One line of the journal.</summary>
public sealed class JournalLine
{
    public required long Sequence { get; init; }
    public required int No { get; init; }
    public required Guid EventId { get; init; }
    public required LedgerEventKind Kind { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string Fund { get; init; }
    public required string SourceType { get; init; }
    public required Guid SourceId { get; init; }
    public required string SourceReference { get; init; }
    public required Account Debit { get; init; }
    public required Account Credit { get; init; }
    public required Domain.Shared.Money Amount { get; init; }
}

/// <summary>The journal's lines, and the questions every report of the books can be asked.</summary>
internal static class LedgerQueries
{
    public static IQueryable<JournalLine> JournalLines(this IProgrammeDb db) =>
        from e in db.LedgerEvents.AsNoTracking()
        from t in e.Transfers
        select new JournalLine
        {
            Sequence = e.Sequence,
            No = t.No,
            EventId = e.Id.Value,
            Kind = e.Kind,
            EffectiveOn = e.EffectiveOn,
            RecordedAt = e.RecordedAt,
            Fund = e.Fund,
            SourceType = e.SourceType,
            SourceId = e.SourceId,
            SourceReference = e.SourceReference,
            Debit = t.Debit,
            Credit = t.Credit,
            Amount = t.Amount,
        };

    public static IQueryable<LedgerEvent> AsOf(this IQueryable<LedgerEvent> events, AsOf asOf)
    {
        if (asOf.EffectiveOn is { } on)
            events = events.Where(e => e.EffectiveOn <= on);
        if (asOf.RecordedAt is { } at)
            events = events.Where(e => e.RecordedAt <= at);
        return asOf.Fund is { } fund ? events.Where(e => e.Fund == fund) : events;
    }

    public static DateOnly? Day(this ListQuery query, string filter) =>
        DateOnly.TryParseExact(
            query[filter],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}

/// <summary>What a report of the books shows: as it counted on a day, as it was known at a moment, of one fund or all.</summary>
public sealed record AsOf(DateOnly? EffectiveOn, DateTimeOffset? RecordedAt, string? Fund);
