using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Staff;

/// <summary>Opens the account and sends the invitation.</summary>
internal sealed class OnStaffMemberAppointed(IProgrammeDb db, IAccounts accounts, StaffInvitations invitations)
    : IDomainEventHandler<StaffMemberAppointed>
{
    public async Task Handle(StaffMemberAppointed happened, CancellationToken ct)
    {
        var member = (await db.Staff.FindAsync([happened.StaffId], ct))!;
        await accounts.OpenFor(member.Id, member.Email, ct);
        await invitations.Send(member, ct);
    }
}

/// <summary>Whoever may no longer work is signed out everywhere at once.</summary>
internal sealed class OnStaffMemberDisabled(IAccounts accounts) : IDomainEventHandler<StaffMemberDisabled>
{
    public Task Handle(StaffMemberDisabled happened, CancellationToken ct) => accounts.Disable(happened.StaffId, ct);
}

internal sealed class OnStaffMemberEnabled(IAccounts accounts) : IDomainEventHandler<StaffMemberEnabled>
{
    public Task Handle(StaffMemberEnabled happened, CancellationToken ct) => accounts.Enable(happened.StaffId, ct);
}

/// <summary>Sessions carry the roles they began with, so they end when the roles change.</summary>
internal sealed class OnStaffDutiesChanged(IAccounts accounts) : IDomainEventHandler<StaffDutiesChanged>
{
    public Task Handle(StaffDutiesChanged happened, CancellationToken ct) => accounts.EndSessions(happened.StaffId, ct);
}

/// <summary>The message with the link by which a new member sets a password.</summary>
internal sealed class StaffInvitations(IAccounts accounts, IMessageQueue messages)
{
    public async Task Send(StaffMember member, CancellationToken ct)
    {
        var link = await accounts.MakeLink(member.Id, StaffLinks.InvitationLifetime, ct);
        await messages.Add(
            "staff-invitation",
            new Recipient("id", member.Email, StaffId: member.Id),
            new Dictionary<string, string>
            {
                ["name"] = member.FullName,
                ["office"] = member.Office,
                ["link"] = StaffLinks.SetPassword(link),
            },
            $"staff-invitation:{link[..16]}",
            ct
        );
    }
}
