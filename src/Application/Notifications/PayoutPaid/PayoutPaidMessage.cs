using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>A payment arrived.</summary>
internal sealed class PayoutPaidMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "SPB-2026-000031"),
            new("amount", VariableType.Money, "Rp3.750.000"),
            new("paidOn", VariableType.Date, "20 November 2026"),
            new("link", VariableType.Url, "/portal"),
        ];

    public override IReadOnlyList<MessageChannel> Channels => EmailInboxOrPhone;
}
