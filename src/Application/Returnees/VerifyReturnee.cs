using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>The file agrees with its papers.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record VerifyReturnee(Id<Returnee> ReturneeId) : ICommand;

internal sealed class VerifyReturneeHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<VerifyReturnee>
{
    protected override async Task Handle(VerifyReturnee command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        var open = await db.Set<DuplicateWarning>()
            .CountAsync(w => w.ReturneeId == returnee.Id && w.Verdict != DuplicateVerdict.DifferentPeople, ct);
        returnee.Verify(open, actor.StaffId, clock.GetUtcNow());
    }
}
