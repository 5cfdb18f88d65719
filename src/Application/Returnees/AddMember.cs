using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Adds a member of the household.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record AddMember(Id<Returnee> ReturneeId, MemberDetails Details) : ICommand;

internal sealed class AddMemberHandler(IProgrammeDb db, IActor actor, TimeProvider clock) : CommandHandler<AddMember>
{
    protected override async Task Handle(AddMember command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        returnee.AddMember(Id<HouseholdMember>.New(), command.Details, clock.Today());
    }
}
