using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Adds a stay abroad.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record AddStint(Id<Returnee> ReturneeId, StintDetails Details) : ICommand;

internal sealed class AddStintHandler(IProgrammeDb db, IActor actor, TimeProvider clock) : CommandHandler<AddStint>
{
    protected override async Task Handle(AddStint command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        returnee.AddStint(Id<MigrationStint>.New(), command.Details, clock.Today());
    }
}
