namespace PmiEmas.Application.Notifications;

/// <summary>Parts of the plan are to be corrected.</summary>
internal sealed class PlanChangesRequestedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PU-2026-000123"),
            new("business", VariableType.Text, "Warung Bu Siti"),
            new("link", VariableType.Url, "/portal/plan"),
        ];
}
