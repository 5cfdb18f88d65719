using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Matches a line whose number and amount leave no doubt, in the name of whoever had the statement imported.</summary>
[SystemRequest]
public sealed record MatchCertainLine(Id<StatementLine> LineId, MatchTarget Target) : ICommand;

internal sealed class MatchCertainLineHandler(IProgrammeDb db, LineMatcher matcher) : CommandHandler<MatchCertainLine>
{
    protected override async Task Handle(MatchCertainLine command, CancellationToken ct)
    {
        var by = await db.Set<Statement>()
            .Where(s => db.Set<StatementLine>().Any(l => l.Id == command.LineId && l.StatementId == s.Id))
            .Select(s => s.StartedById)
            .SingleAsync(ct);
        await matcher.Match(command.LineId, command.Target, by!.Value, byItself: true, ct);
    }
}
