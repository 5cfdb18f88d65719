using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Sends the file back, saying of each field what is wrong.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record ReturnReturneeFile(Id<Returnee> ReturneeId, IReadOnlyList<FieldReason> Reasons) : ICommand;

internal sealed class ReturnReturneeFileHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ReturnReturneeFile>
{
    protected override async Task Handle(ReturnReturneeFile command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        returnee.ReturnForCorrection(command.Reasons, actor.StaffId, clock.GetUtcNow());
    }
}
