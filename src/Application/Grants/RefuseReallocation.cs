using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>A decision maker refuses the change, with the reason.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record RefuseReallocation(Id<Grant> GrantId, Id<Reallocation> ReallocationId, string Reason)
    : ICommand,
        IStatesReason;

internal sealed class RefuseReallocationHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RefuseReallocation>
{
    protected override async Task Handle(RefuseReallocation command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        var request = await db.ReallocationOf(grant, command.ReallocationId, ct);
        request.Refuse(command.Reason, actor.StaffId, clock.GetUtcNow());
    }
}
