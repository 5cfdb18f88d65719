using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>One day of a fund's account: every line of the bank, and every posting that no line shows.</summary>
[RequirePermission(Permission.MatchStatements, Permission.ViewLedger)]
public sealed record ReconciliationDay(string Fund, DateOnly Day) : IQuery<ReconciliationDayPage>;

public sealed record ReconciliationDayPage(
    string Fund,
    string FundName,
    DateOnly Day,
    IReadOnlyList<DayLine> Lines,
    IReadOnlyList<DayPosting> Uncovered
);

/// <summary>Amounts signed: what came is positive.</summary>
public sealed record DayLine(
    Id<StatementLine> Id,
    string Description,
    string? BankReference,
    long Amount,
    LineStatus Status,
    string? MatchedReference
);

public sealed record DayPosting(Guid EventId, LedgerEventKind Kind, string SourceReference, long Amount);

internal sealed class ReconciliationDayHandler(IProgrammeDb db, IActor actor, BookedCandidates booked)
    : QueryHandler<ReconciliationDay, ReconciliationDayPage>
{
    private const int Most = 500;

    protected override async Task<ReconciliationDayPage> Handle(ReconciliationDay query, CancellationToken ct)
    {
        var fund = await db.FundSources.AsNoTracking().SingleOrDefaultAsync(f => f.Code == query.Fund, ct);
        if (fund is null || !actor.SeesStatements())
            throw new NotFoundException(nameof(FundAccount));
        var lines = await db.Set<StatementLine>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(l => l.FundSourceId == fund.Id && l.BookedOn == query.Day)
            .OrderBy(l => l.StatementId)
            .ThenBy(l => l.No)
            .Take(Most)
            .ToListAsync(ct);
        var uncovered = await booked
            .Uncovered(fund.Code, query.Day, query.Day)
            .OrderBy(p => p.Sequence)
            .Take(Most)
            .ToListAsync(ct);
        return new ReconciliationDayPage(
            fund.Code,
            fund.Name,
            query.Day,
            [
                .. lines.Select(l => new DayLine(
                    l.Id,
                    l.Description,
                    l.BankReference,
                    l.Signed,
                    l.Status,
                    l.MatchedReference
                )),
            ],
            [.. uncovered.Select(p => new DayPosting(p.EventId.Value, p.Kind, p.SourceReference, p.Amount))]
        );
    }
}
