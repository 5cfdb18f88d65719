namespace PmiEmas.Application.Notifications;

/// <summary>A payment the returnee announced could not be found.</summary>
internal sealed class PaymentRefusedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PJ-2026-000005"),
            new("amount", VariableType.Money, "Rp525.000"),
            new("reason", VariableType.Text, "Bukti tidak terbaca", "The slip cannot be read", Optional: true),
            new("link", VariableType.Url, "/portal/payments"),
        ];
}
