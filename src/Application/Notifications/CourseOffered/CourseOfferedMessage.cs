namespace PmiEmas.Application.Notifications;

/// <summary>A seat on a course was offered.</summary>
internal sealed class CourseOfferedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("course", VariableType.Text, "Kewirausahaan Dasar"),
            new("startsOn", VariableType.Date, "1 Desember 2026", "1 December 2026"),
            new("place", VariableType.Text, "BLK Serang", Optional: true),
            new("until", VariableType.Text, "24 November 2026, 17.00 WIB"),
            new("link", VariableType.Url, "/portal/training"),
        ];
}
