using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Does the next part of an import: stores lines while the file has some, then puts what is not certain into suspense.</summary>
[SystemRequest]
public sealed record CarryOnStatement(Id<Statement> StatementId) : ICommand<CarriedOn>;

/// <summary>Whether all is done; else the lines of this part that can be matched without a person.</summary>
public sealed record CarriedOn(bool Finished, IReadOnlyList<CertainMatch> Certain);

public sealed record CertainMatch(Id<StatementLine> LineId, MatchTarget Target);

internal sealed class CarryOnStatementHandler(
    IProgrammeDb db,
    IActor actor,
    StatementReader reader,
    MatchCandidates candidates,
    SuspenseBooks books,
    TimeProvider clock
) : CommandHandler<CarryOnStatement, CarriedOn>
{
    private const int ReadAtOnce = 1000;
    private const int PlacedAtOnce = 50;

    protected override async Task<CarriedOn> Handle(CarryOnStatement command, CancellationToken ct)
    {
        var statement = await db.StatementToChange(command.StatementId, actor, ct);
        if (statement.Status == StatementStatus.Reading)
            await Read(statement, ct);
        else if (statement.Status == StatementStatus.Placing)
            return await Place(statement, ct);
        return new CarriedOn(statement.Status is not (StatementStatus.Reading or StatementStatus.Placing), []);
    }

    /// <summary>Behind the account's lock: two files of overlapping days are stored one after the other.</summary>
    private async Task Read(Statement statement, CancellationToken ct)
    {
        await db.Lock(statement.FundAccountId, ct);
        var (reading, format) = await reader.Read(statement, ct);
        var part = reading.Lines.Skip(statement.ReadLines).Take(ReadAtOnce).ToList();
        var known = await reader.KnownOf(statement.FundAccountId, part, ct);
        var no = statement.ReadLines;
        foreach (var line in part)
        {
            no++;
            if (!known.Contains(line.Fingerprint))
                db.Set<StatementLine>().Add(StatementLine.Of(Id<StatementLine>.New(), statement, no, line, format.Key));
        }

        statement.Took(part.Count, known.Count);
    }

    private async Task<CarriedOn> Place(Statement statement, CancellationToken ct)
    {
        var lines = await db.Set<StatementLine>()
            .Where(l => l.StatementId == statement.Id && l.Status == LineStatus.New)
            .OrderBy(l => l.No)
            .Take(PlacedAtOnce)
            .ToListAsync(ct);
        var fund = await db.FundCode(statement.FundSourceId, ct);
        var pool = await candidates.Certain(statement.FundSourceId, fund, lines, ct);
        List<CertainMatch> certain = [];
        List<StatementLine> others = [];
        foreach (var line in lines)
            if (LineMatching.Rank(line, pool).FirstOrDefault(s => s.Certain) is { } match)
                certain.Add(new CertainMatch(line.Id, MatchTarget.Of(match.Candidate)));
            else
                others.Add(line);
        await books.Enter(others, fund, statement.Reference, ct);
        var left = await db.Set<StatementLine>()
            .CountAsync(l => l.StatementId == statement.Id && l.Status == LineStatus.New, ct);
        statement.Placed(statement.NewLines - left + others.Count, clock.GetUtcNow());
        return new CarriedOn(statement.Status == StatementStatus.Done, certain);
    }
}
