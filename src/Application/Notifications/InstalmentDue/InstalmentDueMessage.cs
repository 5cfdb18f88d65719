using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>An instalment is due soon.</summary>
internal sealed class InstalmentDueMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PJ-2026-000005"),
            new("number", VariableType.Number, "3"),
            new("amount", VariableType.Money, "Rp525.000"),
            new("dueOn", VariableType.Date, "27 November 2026"),
            new("link", VariableType.Url, "/portal"),
        ];

    public override IReadOnlyList<MessageChannel> Channels => EmailInboxOrPhone;
}
