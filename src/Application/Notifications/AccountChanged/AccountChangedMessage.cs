using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>The bank account in the returnee's file was changed.</summary>
internal sealed class AccountChangedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("at", VariableType.Text, "20 November 2026, 14.05 WIB"),
            new("link", VariableType.Url, "/portal/profile"),
        ];

    public override IReadOnlyList<MessageChannel> Channels => EmailInboxOrPhone;
}
