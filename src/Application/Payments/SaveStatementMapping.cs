using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>Writes down how the statement's bank writes its files, as the next version, and reads the statement by it.</summary>
[RequirePermission(Permission.MatchStatements)]
public sealed record SaveStatementMapping(Id<Statement> StatementId, StatementFormat Format)
    : ICommand<Id<StatementMapping>>;

internal sealed class SaveStatementMappingHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<SaveStatementMapping, Id<StatementMapping>>
{
    protected override async Task<Id<StatementMapping>> Handle(SaveStatementMapping command, CancellationToken ct)
    {
        var statement = await db.StatementToChange(command.StatementId, actor, ct);
        var last = await db.Set<StatementMapping>()
            .Where(m => m.BankCode == statement.BankCode)
            .OrderByDescending(m => m.VersionNo)
            .FirstOrDefaultAsync(ct);
        if (last is not null && last.Format == command.Format)
        {
            statement.ReadBy(last.Id);
            return last.Id;
        }

        var mapping = StatementMapping.Save(
            Id<StatementMapping>.New(),
            statement.BankCode,
            (last?.VersionNo ?? 0) + 1,
            command.Format,
            actor.StaffId,
            clock.GetUtcNow()
        );
        statement.ReadBy(mapping.Id);
        db.Set<StatementMapping>().Add(mapping);
        return mapping.Id;
    }
}
