using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications.StaffInvitation;

/// <summary>Somebody was taken on and is to set a password.</summary>
internal sealed class StaffInvitationMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Ratna Dewi"),
            new("office", VariableType.Text, "BP3MI Banten"),
            new("link", VariableType.Url, "/set-password/contoh"),
        ];

    // The inbox stands behind the very sign-in that the link is for.
    public override IReadOnlyList<MessageChannel> Channels => [MessageChannel.Email];

    public override TimeSpan? Lifetime => TimeSpan.FromHours(72);
}
