namespace PmiEmas.Application.Notifications;

/// <summary>The plan was not approved.</summary>
internal sealed class PlanRejectedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PU-2026-000123"),
            new("business", VariableType.Text, "Warung Bu Siti"),
            new("link", VariableType.Url, "/portal/plan"),
        ];
}
