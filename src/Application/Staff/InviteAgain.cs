using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Staff;

/// <summary>Sends a new link to set a password; the earlier ones end.</summary>
[RequirePermission(Permission.ManageStaff)]
public sealed record InviteAgain(Id<StaffMember> StaffId) : ICommand;

internal sealed class InviteAgainHandler(IProgrammeDb db, StaffInvitations invitations) : CommandHandler<InviteAgain>
{
    protected override async Task Handle(InviteAgain command, CancellationToken ct)
    {
        var member = await db.Staff.Load(command.StaffId, ct);
        StaffRules.IsActive.Require(member.IsActive);
        await invitations.Send(member, ct);
    }
}

/// <summary>Answers a link to set a password with, for the first administrator and the demonstration: from the command line only.</summary>
[SystemRequest]
public sealed record MakeInvitation(Id<StaffMember> StaffId) : ICommand<string>, ICarriesSecret;

internal sealed class MakeInvitationHandler(IAccounts accounts) : CommandHandler<MakeInvitation, string>
{
    protected override Task<string> Handle(MakeInvitation command, CancellationToken ct) =>
        accounts.MakeLink(command.StaffId, StaffLinks.InvitationLifetime, ct);
}
