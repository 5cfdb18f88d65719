namespace PmiEmas.Application.Notifications;

/// <summary>A call closes soon and the returnee's plan is still a draft.</summary>
internal sealed class CallClosingSoonMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("title", VariableType.Text, "Hibah Usaha Purna PMI Banten 2026"),
            new("business", VariableType.Text, "Warung Bu Siti"),
            new("closesOn", VariableType.Date, "20 November 2026"),
            new("link", VariableType.Url, "/portal/plan"),
        ];
}
