using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Begins to store and match the lines of a file without errors; the work goes on by itself.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record StartStatementImport(Id<Statement> StatementId) : ICommand;

internal sealed class StartStatementImportHandler(
    IProgrammeDb db,
    IActor actor,
    StatementReader reader,
    IOutbox outbox,
    TimeProvider clock
) : CommandHandler<StartStatementImport>
{
    protected override async Task Handle(StartStatementImport command, CancellationToken ct)
    {
        var statement = await db.StatementToChange(command.StatementId, actor, ct);
        var (reading, format) = await reader.Read(statement, ct);
        statement.Start(reading, actor.StaffId, clock.GetUtcNow());
        PaymentRules.StatementOneKey.Require(!await reader.OverlapsOtherKey(statement, reading, format.Key, ct));
        outbox.Add(
            ImportStatement.OutboxKind,
            new StatementToImport(statement.Id.Value),
            $"{ImportStatement.OutboxKind}:{statement.Id}"
        );
    }
}
