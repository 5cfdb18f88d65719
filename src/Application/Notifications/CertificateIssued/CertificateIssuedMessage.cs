namespace PmiEmas.Application.Notifications;

/// <summary>The certificate of a course was issued.</summary>
internal sealed class CertificateIssuedMessage : MessageDefinition
{
    public override IReadOnlyList<Variable> Variables =>
        [
            new("name", VariableType.Text, "Siti Aminah"),
            new("course", VariableType.Text, "Kewirausahaan Dasar"),
            new("certificate", VariableType.Code, "7K2M-9QXR-4TBA"),
            new("link", VariableType.Url, "/portal/training"),
        ];
}
