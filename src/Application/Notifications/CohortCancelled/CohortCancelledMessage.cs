namespace PmiEmas.Application.Notifications;

/// <summary>A course the returnee was in does not take place.</summary>
internal sealed class CohortCancelledMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("course", VariableType.Text, "Kewirausahaan Dasar"),
            new("link", VariableType.Url, "/portal/training"),
        ];
}
