using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Puts a wrong file aside before anything of it is stored.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record DiscardStatement(Id<Statement> StatementId) : ICommand;

internal sealed class DiscardStatementHandler(IProgrammeDb db, IActor actor) : CommandHandler<DiscardStatement>
{
    protected override async Task Handle(DiscardStatement command, CancellationToken ct) =>
        (await db.StatementToChange(command.StatementId, actor, ct)).Discard();
}
