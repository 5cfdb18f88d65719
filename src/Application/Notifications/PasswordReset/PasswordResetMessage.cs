using PmiEmas.Application.Staff;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>The link by which a member of staff sets a new password.</summary>
internal sealed class PasswordResetMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [new("name", VariableType.Text, "Rina Marlina"), new("link", VariableType.Url, "/set-password/contoh")];

    public override IReadOnlyList<MessageChannel> Channels => [MessageChannel.Email];

    public override TimeSpan? Lifetime => StaffLinks.ResetLifetime;
}
