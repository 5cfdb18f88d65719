using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>The person does not belong to the programme.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record RejectReturnee(Id<Returnee> ReturneeId, string? Reason) : ICommand, IStatesReason;

internal sealed class RejectReturneeHandler(IProgrammeDb db, IActor actor) : CommandHandler<RejectReturnee>
{
    protected override async Task Handle(RejectReturnee command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        returnee.Reject(command.Reason, actor.StaffId);
    }
}
