using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>An agreement awaits the returnee's signature.</summary>
internal sealed class AgreementToSignMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PK-2026-000007"),
            new("amount", VariableType.Money, "Rp7.500.000"),
            new("link", VariableType.Url, "/portal/agreements"),
        ];

    public override IReadOnlyList<MessageChannel> Channels => EmailInboxOrPhone;
}
