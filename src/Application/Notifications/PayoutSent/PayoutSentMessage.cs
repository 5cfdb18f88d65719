namespace PmiEmas.Application.Notifications;

/// <summary>A payment was handed to the bank.</summary>
internal sealed class PayoutSentMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "SPB-2026-000031"),
            new("amount", VariableType.Money, "Rp3.750.000"),
            new("link", VariableType.Url, "/portal"),
        ];
}
