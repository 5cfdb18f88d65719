namespace PmiEmas.Application.Notifications;

/// <summary>An officer answered what the returnee said was wrong with goods bought for them.</summary>
internal sealed class PurchaseAnsweredMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PB-2026-000012"),
            new("link", VariableType.Url, "/portal"),
        ];
}
