using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Tells who the person is. Numbers left empty stay as they are; <c>Only</c> names the one field that is saved by itself.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record UpdateIdentity(
    Id<Returnee> ReturneeId,
    string FullName,
    Nik? Nik,
    FamilyCardNumber? FamilyCard,
    DateOnly? BirthOn,
    Sex? Sex,
    string? Only = null
) : ICommand, ICarriesSecret;

internal sealed class UpdateIdentityHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<UpdateIdentity>
{
    protected override async Task Handle(UpdateIdentity command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        var details = new IdentityDetails(
            Asks(nameof(command.FullName)) ? command.FullName : returnee.FullName,
            Asks(nameof(command.Nik)) ? command.Nik ?? returnee.Nik : returnee.Nik,
            Asks(nameof(command.FamilyCard)) ? command.FamilyCard ?? returnee.FamilyCard : returnee.FamilyCard,
            Asks(nameof(command.BirthOn)) ? command.BirthOn : returnee.BirthOn,
            Asks(nameof(command.Sex)) ? command.Sex : returnee.Sex
        );
        returnee.UpdateIdentity(details, clock.Today());

        bool Asks(string field) => command.Only is null || command.Only == field;
    }
}
