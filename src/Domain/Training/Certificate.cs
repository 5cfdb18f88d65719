using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Training;

public enum CertificateStatus
{
    Issued,
    Revoked,
    Replaced,
}

/// <summary>Proof of a completed course. Its document carries the code anybody can check.</summary>
public sealed class Certificate : AggregateRoot<Certificate>
{
    public static readonly Transitions<CertificateStatus> Moves = new(
        "certificate",
        CertificateStatus.Issued,
        (CertificateStatus.Issued, [CertificateStatus.Revoked, CertificateStatus.Replaced])
    );

    private Certificate() { }

    /// <summary><c>SERT-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<Course> CourseId { get; private set; }

    public Id<Cohort> CohortId { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public CertificateStatus Status { get; private set; }

    public Id<IssuedDocument> DocumentId { get; private set; }

    public static Certificate Issue(
        Id<Certificate> id,
        string reference,
        Id<Returnee> returnee,
        Id<Course> course,
        Id<Cohort> cohort,
        Id<IssuedDocument> document,
        DateOnly on
    )
    {
        var certificate = new Certificate
        {
            Id = id,
            Reference = reference,
            ReturneeId = returnee,
            CourseId = course,
            CohortId = cohort,
            DocumentId = document,
            IssuedOn = on,
        };
        certificate.Raise(new CertificateIssued(id, returnee));
        return certificate;
    }

    public void Revoke(string reason)
    {
        TrainingRules.ReasonGiven.Require(!string.IsNullOrWhiteSpace(reason));
        Moves.Require(Status, CertificateStatus.Revoked);
        Status = CertificateStatus.Revoked;
        Raise(new CertificateRevoked(Id, ReturneeId));
    }
}
