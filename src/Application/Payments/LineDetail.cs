using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>One line of a statement with what it may be. A number typed is looked for besides.</summary>
[RequirePermission(Permission.MatchStatements, Permission.ApprovePayouts, Permission.ViewLedger)]
public sealed record LineDetail(Id<StatementLine> LineId, string? Number = null) : IQuery<LinePage>;

public sealed record LinePage(
    StatementLine Line,
    Id<Statement> StatementId,
    string Statement,
    string FundCode,
    string FundName,
    string? AssignedTo,
    string? MatchedBy,
    string? ProposedBy,
    string? DecidedBy,
    bool ActorMayDecide,
    IReadOnlyList<MatchSuggestion> Suggestions,
    IReadOnlyList<LineColleague> Colleagues,
    IReadOnlyList<HistoryRow> History
);

/// <summary>Somebody who matches statements.</summary>
public sealed record LineColleague(Id<StaffMember> Id, string Name);

internal sealed class LineDetailHandler(IProgrammeDb db, IActor actor, MatchCandidates candidates, PaymentPeople people)
    : QueryHandler<LineDetail, LinePage>
{
    protected override async Task<LinePage> Handle(LineDetail query, CancellationToken ct)
    {
        var line =
            await db.Set<StatementLine>()
                .AsNoTracking()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(l => l.Id == query.LineId, ct)
            ?? throw new NotFoundException(nameof(StatementLine));
        var fund = await db.FundSources.AsNoTracking().SingleAsync(f => f.Id == line.FundSourceId, ct);
        Id<StaffMember>?[] named = [line.AssignedToId, line.MatchedById, line.ProposedById, line.DecidedById];
        var ids = named.OfType<Id<StaffMember>>().ToList();
        var names = await db
            .Staff.AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
        var matches = actor.May(Permission.MatchStatements);
        return new LinePage(
            line,
            line.StatementId,
            await db.ReferenceOf(line.StatementId, ct),
            fund.Code,
            fund.Name,
            NameOf(line.AssignedToId),
            NameOf(line.MatchedById),
            NameOf(line.ProposedById),
            NameOf(line.DecidedById),
            await MayDecide(line, ct),
            line.IsOpen && matches ? await Suggested(line, fund.Code, query.Number, ct) : [],
            line.Status == LineStatus.Suspense && matches ? await Colleagues(ct) : [],
            await db.HistoryOf(line.Id.Value, ct, nameof(CarryOnStatement))
        );

        string? NameOf(Id<StaffMember>? id) => id is { } known ? names[known] : null;
    }

    /// <summary>What was typed is shown even where little else speaks for it.</summary>
    private async Task<IReadOnlyList<MatchSuggestion>> Suggested(
        StatementLine line,
        string fund,
        string? number,
        CancellationToken ct
    )
    {
        var pool = await candidates.Likely(line.FundSourceId, fund, [line], number, ct);
        var ranked = LineMatching.Rank(line, pool);
        var typed = LineMatching.ReferencesIn(number ?? "");
        var asked = pool.Where(c =>
                c.Direction == line.Direction && (typed.Contains(c.Reference) || typed.Contains(c.SubjectReference))
            )
            .Where(c => !ranked.Any(r => r.Candidate == c))
            .Select(c => new MatchSuggestion(c, 0, [MatchReason.Typed], false));
        return [.. asked, .. ranked];
    }

    private async Task<bool> MayDecide(StatementLine line, CancellationToken ct)
    {
        if (line.Status != LineStatus.Proposed || !actor.May(Permission.ApprovePayouts))
            return false;
        var decider = await people.Person(actor.StaffId, ct);
        return !decider.IsSameAs(await people.Person(line.ProposedById!.Value, ct));
    }

    private async Task<IReadOnlyList<LineColleague>> Colleagues(CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().OrderBy(s => s.FullName).ToListAsync(ct);
        return
        [
            .. staff
                .Where(s => s.IsActive && RolePermissions.Of(s.Roles).Contains(Permission.MatchStatements))
                .Select(s => new LineColleague(s.Id, s.FullName)),
        ];
    }
}
