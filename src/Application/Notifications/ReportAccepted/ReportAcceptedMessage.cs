namespace PmiEmas.Application.Notifications;

/// <summary>A report on a grant was accepted.</summary>
internal sealed class ReportAcceptedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "HB-2026-000012"),
            new("link", VariableType.Url, "/portal"),
        ];
}
