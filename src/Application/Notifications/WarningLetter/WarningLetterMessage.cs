namespace PmiEmas.Application.Notifications;

/// <summary>A warning letter about late instalments can be read.</summary>
internal sealed class WarningLetterMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PJ-2026-000005"),
            new("number", VariableType.Text, "1"),
            new("amount", VariableType.Money, "Rp450.000"),
            new("date", VariableType.Date, "12 Maret 2027"),
            new("link", VariableType.Url, "/portal"),
        ];
}
