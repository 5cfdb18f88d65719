namespace PmiEmas.Application.Notifications;

/// <summary>A reviewer is asked to judge a plan.</summary>
internal sealed class ReviewAssignedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("reference", VariableType.Text, "PU-2026-000123"),
            new("dueOn", VariableType.Text, "27 November 2026", Optional: true),
            new("link", VariableType.Url, "/workspace/reviews"),
        ];
}
