namespace PmiEmas.Application.Notifications;

/// <summary>A new schedule was approved and waits for the borrower's agreement.</summary>
internal sealed class RestructuringOfferedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PJ-2026-000005"),
            new("amount", VariableType.Money, "Rp450.000"),
            new("date", VariableType.Date, "12 Maret 2027"),
            new("link", VariableType.Url, "/portal"),
        ];
}
