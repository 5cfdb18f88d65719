using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>One statement: before its import what would be stored and what is wrong, afterwards how far it is and what became of it.</summary>
[RequirePermission(Permission.MatchStatements, Permission.ViewLedger)]
public sealed record StatementDetail(Id<Statement> StatementId) : IQuery<StatementPage>;

/// <param name="DryRun">Null once the import has begun, and while the bank has no mapping.</param>
public sealed record StatementPage(
    Statement Statement,
    string FundCode,
    string FundName,
    string UploadedBy,
    int? MappingVersion,
    StatementFormat? Format,
    DryRun? DryRun,
    LineCounts Counts,
    IReadOnlyList<IReadOnlyList<string>> Sample,
    IReadOnlyList<HistoryRow> History
);

/// <summary>What importing the file would do. Sums in rupiah.</summary>
public sealed record DryRun(
    int Lines,
    int Known,
    DateOnly? From,
    DateOnly? To,
    Money Came,
    Money Went,
    IReadOnlyList<ReadLine> First,
    int Errors,
    IReadOnlyList<RowFault> FirstErrors,
    IReadOnlyList<RowFault> Warnings,
    bool OtherKey
)
{
    public bool MayStart => Errors == 0 && Lines > 0 && !OtherKey;
}

/// <summary>What became of a statement's lines.</summary>
public sealed record LineCounts(int ByItself, int ByPeople, int Open);

internal sealed class StatementDetailHandler(IProgrammeDb db, IActor actor, StatementReader reader)
    : QueryHandler<StatementDetail, StatementPage>
{
    private const int Shown = 20;
    private const int SampleRows = 12;

    protected override async Task<StatementPage> Handle(StatementDetail query, CancellationToken ct)
    {
        var statement =
            await db.Set<Statement>()
                .AsNoTracking()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(s => s.Id == query.StatementId, ct)
            ?? throw new NotFoundException(nameof(Statement));
        var fund = await db.FundSources.AsNoTracking().SingleAsync(f => f.Id == statement.FundSourceId, ct);
        var mapping = await db.Set<StatementMapping>()
            .AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == statement.MappingId, ct);
        var looking = statement.Status == StatementStatus.Uploaded;
        return new StatementPage(
            statement,
            fund.Code,
            fund.Name,
            await db.Staff.Where(s => s.Id == statement.UploadedById).Select(s => s.FullName).SingleAsync(ct),
            mapping?.VersionNo,
            mapping?.Format,
            looking && mapping is not null ? await Try(statement, mapping.Format, ct) : null,
            looking ? new LineCounts(0, 0, 0) : await Count(statement.Id, ct),
            looking ? await Sample(statement, mapping?.Format, ct) : [],
            await db.HistoryOf(statement.Id.Value, ct, nameof(CarryOnStatement))
        );
    }

    private async Task<DryRun> Try(Statement statement, StatementFormat format, CancellationToken ct)
    {
        var reading = StatementReading.Of(await reader.Content(statement.FileId, ct), format);
        var known = await reader.KnownOf(statement.FundAccountId, reading.Lines, ct);
        return new DryRun(
            reading.Lines.Count,
            known.Count,
            reading.From,
            reading.To,
            new Money(reading.Came),
            new Money(reading.Went),
            [.. reading.Lines.Take(Shown)],
            reading.Errors.Count,
            [.. reading.Errors.Take(Shown)],
            [.. reading.Warnings.Take(Shown)],
            await reader.OverlapsOtherKey(statement, reading, format.Key, ct)
        );
    }

    private async Task<LineCounts> Count(Id<Statement> id, CancellationToken ct)
    {
        var lines = db.Set<StatementLine>().Where(l => l.StatementId == id);
        return new LineCounts(
            await lines.CountAsync(l => l.MatchedByItself, ct),
            await lines.CountAsync(
                l => !l.MatchedByItself && (l.Status == LineStatus.Matched || l.Status == LineStatus.Settled),
                ct
            ),
            await lines.CountAsync(
                l =>
                    l.Status == LineStatus.Suspense
                    || l.Status == LineStatus.Proposed
                    || l.Status == LineStatus.RefundDue,
                ct
            )
        );
    }

    /// <summary>The file's first rows as they are, for telling its columns.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> Sample(
        Statement statement,
        StatementFormat? format,
        CancellationToken ct
    )
    {
        var content = await reader.Content(statement.FileId, ct);
        var text = SeparatedText.Decode(content, format?.Encoding ?? FileEncoding.Utf8);
        var separator = format?.SeparatorSign ?? SeparatedText.LikeliestSeparator(text);
        return [.. SeparatedText.Rows(text, separator).Take(SampleRows)];
    }
}
