using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Closes a file for good.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record CloseReturnee(Id<Returnee> ReturneeId, string? Reason, bool HasDied) : ICommand, IStatesReason;

internal sealed class CloseReturneeHandler(IProgrammeDb db, IActor actor) : CommandHandler<CloseReturnee>
{
    protected override async Task Handle(CloseReturnee command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        if (command.HasDied)
            returnee.RecordDeath(command.Reason);
        else
            returnee.Close(command.Reason);
    }
}
