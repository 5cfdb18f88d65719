using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Stops work on a verified file for a time.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record SuspendReturnee(Id<Returnee> ReturneeId, string? Reason) : ICommand, IStatesReason;

internal sealed class SuspendReturneeHandler(IProgrammeDb db, IActor actor) : CommandHandler<SuspendReturnee>
{
    protected override async Task Handle(SuspendReturnee command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        returnee.Suspend(command.Reason);
    }
}
