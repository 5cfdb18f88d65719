namespace PmiEmas.Application.Notifications;

/// <summary>The returnee is asked to correct the file.</summary>
internal sealed class FileReturnedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PMI-2026-000042"),
            new("link", VariableType.Url, "/portal/profile"),
        ];
}
