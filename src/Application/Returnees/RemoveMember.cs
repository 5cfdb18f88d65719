using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>A member no longer belongs to the household.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record RemoveMember(Id<Returnee> ReturneeId, Id<HouseholdMember> MemberId) : ICommand;

internal sealed class RemoveMemberHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RemoveMember>
{
    protected override async Task Handle(RemoveMember command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        if (returnee.Household.All(m => m.Id != command.MemberId))
            throw new NotFoundException(nameof(HouseholdMember));
        returnee.RemoveMember(command.MemberId, clock.Today());
    }
}
