namespace PmiEmas.Application.Notifications;

/// <summary>Somebody of the programme looked at a masked number of the returnee.</summary>
internal sealed class DataRevealedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("what", VariableType.Text, "NIK"),
            new("office", VariableType.Text, "BP3MI Banten"),
            new("at", VariableType.Text, "20 November 2026, 14.05 WIB"),
            new("link", VariableType.Url, "/portal/who-looked"),
        ];
}
