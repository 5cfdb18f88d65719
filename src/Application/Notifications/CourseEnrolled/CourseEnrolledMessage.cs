namespace PmiEmas.Application.Notifications;

/// <summary>The returnee has a seat on a course.</summary>
internal sealed class CourseEnrolledMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("course", VariableType.Text, "Kewirausahaan Dasar"),
            new("startsOn", VariableType.Date, "1 Desember 2026", "1 December 2026"),
            new("place", VariableType.Text, "BLK Serang", Optional: true),
            new("link", VariableType.Url, "/portal/training"),
        ];
}
