using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Finds the file of a whole NIK among those the actor sees. A command, so that every such search stays on record.</summary>
[RequirePermission(Permission.BrowseReturnees)]
public sealed record FindByNik(Nik? Nik) : ICommand<Id<Returnee>>, ICarriesSecret;

internal sealed class FindByNikHandler(IProgrammeDb db, IActor actor, IBlindIndex blind)
    : CommandHandler<FindByNik, Id<Returnee>>
{
    protected override async Task<Id<Returnee>> Handle(FindByNik command, CancellationToken ct)
    {
        var index = command.Nik is null ? [] : blind.Of("nik", command.Nik.Value);
        var found = await db
            .Returnees.VisibleTo(actor)
            .Where(r => EF.Property<byte[]>(r, "NikIndex") == index)
            .Select(r => new { r.Id })
            .SingleOrDefaultAsync(ct);
        return found?.Id ?? throw new RuleBrokenException(ReturneeRules.NikIsOnFile) { Field = nameof(command.Nik) };
    }
}
