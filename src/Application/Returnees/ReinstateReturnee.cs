using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Ends a suspension.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record ReinstateReturnee(Id<Returnee> ReturneeId, string? Reason) : ICommand, IStatesReason;

internal sealed class ReinstateReturneeHandler(IProgrammeDb db, IActor actor) : CommandHandler<ReinstateReturnee>
{
    protected override async Task Handle(ReinstateReturnee command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        returnee.Reinstate(command.Reason);
    }
}
