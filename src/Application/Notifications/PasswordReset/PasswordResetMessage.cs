using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications.PasswordReset;

/// <summary>Somebody asked for a new password.</summary>
internal sealed class PasswordResetMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Ratna Dewi"),
            new("link", VariableType.Url, "/set-password/contoh"),
        ];

    public override IReadOnlyList<MessageChannel> Channels => [MessageChannel.Email];

    public override TimeSpan? Lifetime => TimeSpan.FromMinutes(30);
}
