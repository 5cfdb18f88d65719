namespace PmiEmas.Application.Notifications;

/// <summary>A report on a grant is due soon.</summary>
internal sealed class ReportDueMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "HB-2026-000012"),
            new("dueOn", VariableType.Date, "4 Desember 2026", "4 December 2026"),
            new("link", VariableType.Url, "/portal"),
        ];
}
