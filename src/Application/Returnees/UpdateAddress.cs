using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Tells where the person lives.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record UpdateAddress(Id<Returnee> ReturneeId, RegionCode? Village, string? Street) : ICommand;

internal sealed class UpdateAddressHandler(IProgrammeDb db, IActor actor) : CommandHandler<UpdateAddress>
{
    protected override async Task Handle(UpdateAddress command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        var known = command.Village is null || await db.Regions.AnyAsync(r => r.Code == command.Village.Value, ct);
        if (!known)
            throw new RuleBrokenException(ReturneeRules.VillageIsKnown) { Field = nameof(command.Village) };
        returnee.UpdateAddress(command.Village, command.Street);
    }
}
