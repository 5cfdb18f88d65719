using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>
/// Carries an import on, part by part, each a transaction of its own: wherever it is stopped, the next attempt goes on from there.
/// What is certain is matched by the same use case a person uses; what that refuses goes into suspense.
/// </summary>
internal sealed class ImportStatement(IMediator mediator, TimeProvider clock) : IOutboxHandler
{
    public const string OutboxKind = "import-statement";

    /// <summary>An outbox item has a minute; a longer import hands over to the next item before that.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    public string Kind => OutboxKind;

    public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
    {
        var id = new Id<Statement>(payload.Deserialize<StatementToImport>()!.StatementId);
        var began = clock.GetTimestamp();
        while (await mediator.Send(new CarryOnStatement(id), ct) is { Finished: false } carried)
        {
            foreach (var match in carried.Certain)
                await Match(match, ct);
            if (clock.GetElapsedTime(began) < Turn)
                continue;
            await mediator.Send(new ResumeStatementImport(id), ct);
            return;
        }
    }

    private async Task Match(CertainMatch match, CancellationToken ct)
    {
        try
        {
            await mediator.Send(new MatchCertainLine(match.LineId, match.Target), ct);
        }
        catch (Exception refused) when (refused is RuleBrokenException or ConflictException or NotFoundException)
        {
            await mediator.Send(new SuspendLine(match.LineId), ct);
        }
    }
}

/// <summary>What the outbox carries of an import: the statement's id alone.</summary>
internal sealed record StatementToImport(Guid StatementId);
