using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Tells where messages reach the person, and in which language.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record UpdateContact(Id<Returnee> ReturneeId, PhoneNumber? Phone, EmailAddress? Email, string Language)
    : ICommand;

internal sealed class UpdateContactHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<UpdateContact>
{
    protected override async Task Handle(UpdateContact command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        returnee.UpdateContact(command.Phone, command.Email, command.Language, clock.GetUtcNow());
    }
}
