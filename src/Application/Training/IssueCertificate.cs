using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Gives the certificate, with its code for the check page, in the moment the course is completed.</summary>
internal sealed class IssueCertificate(IProgrammeDb db, IDocumentIssuer issuer, TimeProvider clock)
    : IDomainEventHandler<CourseCompleted>
{
    public async Task Handle(CourseCompleted happened, CancellationToken ct)
    {
        var returnee = await db
            .Returnees.Where(r => r.Id == happened.ReturneeId)
            .Select(r => new
            {
                r.FullName,
                r.Reference,
                r.Language,
            })
            .SingleAsync(ct);
        var course = await db.Courses.Get(happened.CourseId, ct);
        // The cohort is being changed by the command that raised the event, so it is in memory already.
        var cohort = (await db.Cohorts.FindAsync([happened.CohortId], ct))!;
        var id = Id<Certificate>.New();
        var reference = await db.NextReference("SERT", clock.Today(), ct);
        var order = new DocumentOrder(
            DocumentKind.Certificate,
            id.Value,
            happened.ReturneeId,
            returnee.FullName,
            returnee.Language,
            reference
        );
        var document = await issuer.Issue(
            order,
            letter =>
                letter
                    .Landscape()
                    .Title("training.certificate-title")
                    .Paragraph("training.certificate-given-to")
                    .Said(returnee.FullName, strong: true)
                    .Paragraph("training.certificate-for", returnee.Reference)
                    .Said(course.Title, strong: true)
                    .Paragraph("training.certificate-held", cohort.Title, cohort.Place, cohort.StartsOn, cohort.EndsOn),
            ct
        );
        db.Certificates.Add(
            Certificate.Issue(id, reference, happened.ReturneeId, course.Id, cohort.Id, document.Id, clock.Today())
        );
    }
}
