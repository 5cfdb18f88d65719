namespace PmiEmas.Application.Notifications;

/// <summary>A call opened that the returnee may answer.</summary>
internal sealed class CallOpenedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("title", VariableType.Text, "Hibah Usaha Purna PMI Banten 2026"),
            new("closesOn", VariableType.Text, "31 Desember 2026", "31 December 2026", Optional: true),
            new("link", VariableType.Url, "/calls"),
        ];
}
