using PmiEmas.Application.Staff;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>Invites a new member of staff to set a password.</summary>
internal sealed class StaffInvitationMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Rina Marlina"),
            new("office", VariableType.Text, "BP3MI Banten"),
            new("link", VariableType.Url, "/set-password/contoh"),
        ];

    public override IReadOnlyList<MessageChannel> Channels => [MessageChannel.Email];

    public override TimeSpan? Lifetime => StaffLinks.InvitationLifetime;
}
