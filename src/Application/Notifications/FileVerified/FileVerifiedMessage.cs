namespace PmiEmas.Application.Notifications;

/// <summary>The returnee's file was checked and is in order.</summary>
internal sealed class FileVerifiedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PMI-2026-000042"),
            new("link", VariableType.Url, "/portal"),
        ];
}
