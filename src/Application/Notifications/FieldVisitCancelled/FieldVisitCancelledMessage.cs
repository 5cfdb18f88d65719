namespace PmiEmas.Application.Notifications;

/// <summary>A planned visit does not take place.</summary>
internal sealed class FieldVisitCancelledMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PU-2026-000123"),
            new("business", VariableType.Text, "Warung Bu Siti"),
            new("at", VariableType.Text, "24 November 2026"),
            new("link", VariableType.Url, "/portal/plan"),
        ];
}
