namespace PmiEmas.Application.Notifications;

/// <summary>A request to spend money of one budget line on another was answered.</summary>
internal sealed class ReallocationDecidedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "HB-2026-000012"),
            new("answer", VariableType.Text, "disetujui", "approved"),
            new("link", VariableType.Url, "/portal"),
        ];
}
