namespace PmiEmas.Application.Notifications;

/// <summary>Goods were handed over and wait for the returnee's signature.</summary>
internal sealed class GoodsHandedOverMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PB-2026-000012"),
            new("link", VariableType.Url, "/portal"),
        ];
}
