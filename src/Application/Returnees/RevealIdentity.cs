using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Records a look at a masked number before it is shown; the person is told who looked and why.</summary>
[RequirePermission(Permission.RevealIdentity)]
public sealed record RevealIdentity(Id<Returnee> ReturneeId, RevealedField Field, string? Reason)
    : ICommand<Id<DataAccess>>,
        IStatesReason;

internal sealed class RevealIdentityHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RevealIdentity, Id<DataAccess>>
{
    protected override async Task<Id<DataAccess>> Handle(RevealIdentity command, CancellationToken ct)
    {
        if (!await MayLook(command, ct))
            throw new NotFoundException(nameof(Returnee));
        var look = DataAccess.Look(
            Id<DataAccess>.New(),
            command.ReturneeId,
            command.Field,
            command.Reason,
            actor.StaffId,
            clock.GetUtcNow()
        );
        db.Set<DataAccess>().Add(look);
        return look.Id;
    }

    /// <summary>Who pays needs the account, of anybody; who verifies needs the numbers of those they see.</summary>
    private Task<bool> MayLook(RevealIdentity command, CancellationToken ct)
    {
        var pays = actor.May(Permission.ViewPayouts) && command.Field == RevealedField.BankAccount;
        var files = pays ? db.Returnees : db.Returnees.VisibleTo(actor);
        return files.AnyAsync(r => r.Id == command.ReturneeId, ct);
    }
}
