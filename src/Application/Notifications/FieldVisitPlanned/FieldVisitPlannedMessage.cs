using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications;

/// <summary>A visit to the place of business was planned.</summary>
internal sealed class FieldVisitPlannedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PU-2026-000123"),
            new("business", VariableType.Text, "Warung Bu Siti"),
            new("at", VariableType.Text, "24 November 2026"),
            new("link", VariableType.Url, "/portal/plan"),
        ];

    public override IReadOnlyList<MessageChannel> Channels => EmailInboxOrPhone;
}
