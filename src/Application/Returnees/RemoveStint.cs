using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Takes a stay abroad out of the file.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record RemoveStint(Id<Returnee> ReturneeId, Id<MigrationStint> StintId) : ICommand;

internal sealed class RemoveStintHandler(IProgrammeDb db, IActor actor) : CommandHandler<RemoveStint>
{
    protected override async Task Handle(RemoveStint command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        returnee.RemoveStint(command.StintId);
    }
}
