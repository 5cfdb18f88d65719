using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Tells people about their seat on a course and their certificate.</summary>
internal sealed class OnTrainingEvents(IProgrammeDb db, Postman postman)
    : IDomainEventHandler<SeatOffered>,
        IDomainEventHandler<SeatTaken>,
        IDomainEventHandler<CohortCancelled>,
        IDomainEventHandler<CertificateIssued>
{
    private const string Page = SitePages.Training;

    public Task Handle(SeatOffered happened, CancellationToken ct) =>
        Tell("course-offered", happened.CohortId, happened.ReturneeId, ct, happened.Until);

    public Task Handle(SeatTaken happened, CancellationToken ct) =>
        Tell("course-enrolled", happened.CohortId, happened.ReturneeId, ct);

    public async Task Handle(CohortCancelled happened, CancellationToken ct)
    {
        foreach (var returnee in happened.Returnees)
            await Tell("cohort-cancelled", happened.CohortId, returnee, ct);
    }

    public async Task Handle(CertificateIssued happened, CancellationToken ct)
    {
        var certificate = (await db.Certificates.FindAsync([happened.CertificateId], ct))!;
        var course = (await db.Courses.FindAsync([certificate.CourseId], ct))!;
        var document = (await db.IssuedDocuments.FindAsync([certificate.DocumentId], ct))!;
        await postman.ToReturnee(
            happened.ReturneeId,
            "certificate-issued",
            Postman.Once("certificate-issued", happened.CertificateId.Value),
            _ =>
                new()
                {
                    ["course"] = course.Title,
                    ["certificate"] = document.Code,
                    ["link"] = Page,
                },
            ct
        );
    }

    private async Task Tell(
        string template,
        Id<Cohort> id,
        Id<Returnee> returnee,
        CancellationToken ct,
        DateTimeOffset? until = null
    )
    {
        var cohort = (await db.Cohorts.FindAsync([id], ct))!;
        var course = (await db.Courses.FindAsync([cohort.CourseId], ct))!;
        await postman.ToReturnee(
            returnee,
            template,
            Postman.EachTime($"{template}:{id}", returnee.Value),
            language =>
                new()
                {
                    ["course"] = course.Title,
                    ["place"] = cohort.Place,
                    ["startsOn"] = MessageValues.Date(cohort.StartsOn, language),
                    ["until"] = until is { } end ? MessageValues.Moment(end, language) : "",
                    ["link"] = Page,
                },
            ct
        );
    }
}
