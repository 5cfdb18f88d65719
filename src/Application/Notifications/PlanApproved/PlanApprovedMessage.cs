namespace PmiEmas.Application.Notifications;

/// <summary>The plan was approved.</summary>
internal sealed class PlanApprovedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PU-2026-000123"),
            new("business", VariableType.Text, "Warung Bu Siti"),
            new("amount", VariableType.Money, "Rp7.500.000"),
            new("link", VariableType.Url, "/portal/plan"),
        ];
}
