using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>The phone number or e-mail address in the returnee's file was replaced; goes to the former one.</summary>
internal sealed class ContactChangedMessage : MessageDefinition
{
    public override IReadOnlyList<MessageChannel> Channels => EmailOrPhone;

    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("at", VariableType.Text, "20 November 2026, 14.05 WIB"),
            new("link", VariableType.Url, "/portal/profile"),
        ];
}
