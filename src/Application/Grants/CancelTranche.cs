using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>Cancels a tranche that has not been asked for; its money goes back to the call.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record CancelTranche(Id<Grant> GrantId, Id<Tranche> TrancheId, string Reason) : ICommand, IStatesReason;

internal sealed class CancelTrancheHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<CancelTranche>
{
    protected override async Task Handle(CancelTranche command, CancellationToken ct)
    {
        var grant = await db.GrantToChange(command.GrantId, actor, ct);
        grant.CancelTranche(command.TrancheId, command.Reason, clock.GetUtcNow());
    }
}
