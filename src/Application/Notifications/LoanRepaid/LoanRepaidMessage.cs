namespace PmiEmas.Application.Notifications;

/// <summary>A loan was repaid in full.</summary>
internal sealed class LoanRepaidMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PJ-2026-000005"),
            new("link", VariableType.Url, "/portal"),
        ];
}
