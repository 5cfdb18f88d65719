using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Revokes a certificate; the check page says so from then on.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record RevokeCertificate(Id<Cohort> CohortId, Id<Certificate> CertificateId, string Reason)
    : ICommand,
        IStatesReason;

internal sealed class RevokeCertificateHandler(IProgrammeDb db, IActor actor, IDocumentIssuer issuer)
    : CommandHandler<RevokeCertificate>
{
    protected override async Task Handle(RevokeCertificate command, CancellationToken ct)
    {
        var cohorts = db.Cohorts.VisibleTo(actor).Select(c => c.Id);
        var certificate =
            await db.Certificates.SingleOrDefaultAsync(
                c => c.Id == command.CertificateId && c.CohortId == command.CohortId && cohorts.Contains(c.CohortId),
                ct
            ) ?? throw new NotFoundException(nameof(Certificate));
        certificate.Revoke(command.Reason);
        await issuer.Revoke(DocumentKind.Certificate, certificate.Id.Value, ct);
    }
}
