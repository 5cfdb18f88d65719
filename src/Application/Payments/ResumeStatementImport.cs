using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Sets an import going again that has come to a stop; one that runs is not disturbed.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record ResumeStatementImport(Id<Statement> StatementId) : ICommand;

internal sealed class ResumeStatementImportHandler(IProgrammeDb db, IActor actor, IOutbox outbox)
    : CommandHandler<ResumeStatementImport>
{
    protected override async Task Handle(ResumeStatementImport command, CancellationToken ct)
    {
        var statement = await db.StatementToChange(command.StatementId, actor, ct);
        PaymentRules.ImportRuns.Require(statement.Status is StatementStatus.Reading or StatementStatus.Placing);
        outbox.Add(
            ImportStatement.OutboxKind,
            new StatementToImport(statement.Id.Value),
            $"{ImportStatement.OutboxKind}:{statement.Id}:{Guid.CreateVersion7():N}"
        );
    }
}
