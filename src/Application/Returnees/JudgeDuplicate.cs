using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>An officer says whether two like files are one person's.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record JudgeDuplicate(
    Id<Returnee> ReturneeId,
    Id<DuplicateWarning> WarningId,
    DuplicateVerdict Verdict,
    string? Reason
) : ICommand, IStatesReason;

internal sealed class JudgeDuplicateHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<JudgeDuplicate>
{
    protected override async Task Handle(JudgeDuplicate command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        var warning =
            await db.Set<DuplicateWarning>()
                .SingleOrDefaultAsync(w => w.Id == command.WarningId && w.ReturneeId == returnee.Id, ct)
            ?? throw new NotFoundException(nameof(DuplicateWarning));
        warning.Judge(command.Verdict, command.Reason, actor.StaffId, clock.GetUtcNow());
    }
}
