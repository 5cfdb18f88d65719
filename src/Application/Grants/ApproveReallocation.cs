using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>A decision maker lets the money go to the other budget line.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record ApproveReallocation(Id<Grant> GrantId, Id<Reallocation> ReallocationId) : ICommand;

internal sealed class ApproveReallocationHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ApproveReallocation>
{
    protected override async Task Handle(ApproveReallocation command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        var request = await db.ReallocationOf(grant, command.ReallocationId, ct);
        request.Approve(grant, actor.StaffId, clock.GetUtcNow());
    }
}
