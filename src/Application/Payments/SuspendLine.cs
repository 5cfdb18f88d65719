using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Payments;

/// <summary>Puts a line that seemed certain but was refused into suspense, for a person to look at.</summary>
[SystemRequest]
public sealed record SuspendLine(Id<StatementLine> LineId) : ICommand;

internal sealed class SuspendLineHandler(IProgrammeDb db, IActor actor, SuspenseBooks books)
    : CommandHandler<SuspendLine>
{
    protected override async Task Handle(SuspendLine command, CancellationToken ct)
    {
        var line = await db.LineToChange(command.LineId, actor, ct);
        if (line.Status != LineStatus.New)
            return;
        var (fund, statement) = (await db.FundCode(line.FundSourceId, ct), await db.ReferenceOf(line.StatementId, ct));
        await books.Enter([line], fund, statement, ct);
    }
}
