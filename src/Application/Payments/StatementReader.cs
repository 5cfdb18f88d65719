using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Reads a kept statement file by its mapping. The same file and mapping give the same lines, each time.</summary>
internal sealed class StatementReader(IProgrammeDb db, IFileStore store)
{
    public async Task<StatementFormat?> FormatOf(Statement statement, CancellationToken ct) =>
        statement.MappingId is not { } mapping
            ? null
            : await db.Set<StatementMapping>()
                .AsNoTracking()
                .Where(m => m.Id == mapping)
                .Select(m => m.Format)
                .SingleAsync(ct);

    /// <summary>Throws <see cref="RuleBrokenException"/> where its bank has no mapping.</summary>
    public async Task<(StatementReading Reading, StatementFormat Format)> Read(
        Statement statement,
        CancellationToken ct
    )
    {
        var format = await FormatOf(statement, ct);
        PaymentRules.StatementNeedsMapping.Require(format is not null);
        return (StatementReading.Of(await Content(statement.FileId, ct), format!), format!);
    }

    public async Task<byte[]> Content(Id<StoredFile> file, CancellationToken ct)
    {
        await using var stream = await store.Read(file, ct);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, ct);
        return content.ToArray();
    }

    /// <summary>How many of the lines another file has already brought.</summary>
    public async Task<HashSet<string>> KnownOf(
        Id<FundAccount> account,
        IEnumerable<ReadLine> lines,
        CancellationToken ct
    )
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in lines.Select(l => l.Fingerprint).Chunk(2000))
            known.UnionWith(
                await db.Set<StatementLine>()
                    .Where(l => l.FundAccountId == account && part.Contains(l.Fingerprint))
                    .Select(l => l.Fingerprint)
                    .ToListAsync(ct)
            );
        return known;
    }

    /// <summary>Lines told apart by other columns cannot be compared: overlapping days would stand twice.</summary>
    public Task<bool> OverlapsOtherKey(
        Statement statement,
        StatementReading reading,
        LineKey key,
        CancellationToken ct
    ) =>
        db.Set<StatementLine>()
            .AnyAsync(
                l =>
                    l.FundAccountId == statement.FundAccountId
                    && l.Key != key
                    && l.BookedOn >= reading.From
                    && l.BookedOn <= reading.To,
                ct
            );
}
