using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The oldest lines in suspense that have a suggestion, each with its best: for accepting many at once.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record SuggestedMatches : IQuery<IReadOnlyList<SuggestedLine>>;

public sealed record SuggestedLine(StatementLine Line, string Fund, MatchSuggestion Best);

internal sealed class SuggestedMatchesHandler(IProgrammeDb db, IActor actor, MatchCandidates candidates)
    : QueryHandler<SuggestedMatches, IReadOnlyList<SuggestedLine>>
{
    private const int Looked = 200;
    private const int Shown = 50;

    protected override async Task<IReadOnlyList<SuggestedLine>> Handle(SuggestedMatches query, CancellationToken ct)
    {
        var lines = await db.Set<StatementLine>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(l => l.Status == LineStatus.Suspense)
            .OrderBy(l => l.BookedOn)
            .ThenBy(l => l.Id)
            .Take(Looked)
            .ToListAsync(ct);
        List<SuggestedLine> suggested = [];
        foreach (var group in lines.GroupBy(l => l.FundSourceId))
        {
            var fund = await db.FundCode(group.Key, ct);
            var pool = await candidates.Likely(group.Key, fund, [.. group], null, ct);
            foreach (var line in group)
                if (LineMatching.Rank(line, pool) is [var best, ..])
                    suggested.Add(new SuggestedLine(line, fund, best));
        }

        return [.. suggested.OrderBy(s => s.Line.BookedOn).ThenBy(s => s.Line.Id).Take(Shown)];
    }
}
