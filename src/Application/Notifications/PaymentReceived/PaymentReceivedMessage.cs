namespace PmiEmas.Application.Notifications;

/// <summary>A repayment was received.</summary>
internal sealed class PaymentReceivedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PJ-2026-000005"),
            new("amount", VariableType.Money, "Rp525.000"),
            new("receivedOn", VariableType.Date, "20 November 2026"),
            new("receipt", VariableType.Text, "KW-2026-000019"),
            new("link", VariableType.Url, "/portal"),
        ];
}
