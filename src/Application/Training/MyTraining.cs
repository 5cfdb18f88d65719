using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>The returnee's own courses and certificates, and the cohorts that can be joined.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyTraining : IQuery<MyTrainingPage>;

public sealed record MyTrainingPage(
    IReadOnlyList<MyCohort> Mine,
    IReadOnlyList<MyCohort> Open,
    IReadOnlyList<MyCertificate> Certificates
);

/// <summary><see cref="Status"/> is null where the returnee is not in the cohort.</summary>
public sealed record MyCohort(
    Id<Cohort> Id,
    string Title,
    string Course,
    string Place,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly EnrolBy,
    CohortStatus CohortStatus,
    int SeatsLeft,
    EnrolmentStatus? Status,
    DateTimeOffset? OfferedUntil,
    IReadOnlyList<MySession> Sessions
);

public sealed record MySession(string Title, DateOnly On, TimeOnly From, TimeOnly Until, string Place);

public sealed record MyCertificate(
    string Reference,
    string Course,
    DateOnly IssuedOn,
    CertificateStatus Status,
    string Code,
    Id<StoredFile>? FileId
);

internal sealed class MyTrainingHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<MyTraining, MyTrainingPage>
{
    protected override async Task<MyTrainingPage> Handle(MyTraining query, CancellationToken ct)
    {
        var (me, today) = (actor.ReturneeId, clock.Today());
        var cohorts = await db
            .Cohorts.AsNoTracking()
            .Where(c =>
                c.Enrolments.Any(e => e.ReturneeId == me) || (c.Status == CohortStatus.Announced && c.EnrolBy >= today)
            )
            .OrderByDescending(c => c.StartsOn)
            .Take(100)
            .ToListAsync(ct);
        var courses = await db.Courses.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Title, ct);
        var certificates = await (
            from certificate in db.Certificates.AsNoTracking()
            where certificate.ReturneeId == me
            join document in db.IssuedDocuments.AsNoTracking() on certificate.DocumentId equals document.Id
            join course in db.Courses.AsNoTracking() on certificate.CourseId equals course.Id
            orderby certificate.IssuedOn descending
            select new MyCertificate(
                certificate.Reference,
                course.Title,
                certificate.IssuedOn,
                certificate.Status,
                document.Code,
                document.FileId
            )
        ).ToListAsync(ct);

        var all = cohorts.ConvertAll(c => RowOf(c, courses[c.CourseId], me));
        return new MyTrainingPage(
            [.. all.Where(c => c.Status is not null and not EnrolmentStatus.Withdrawn)],
            [
                .. all.Where(c =>
                    c.Status is null or EnrolmentStatus.Withdrawn && c.CohortStatus == CohortStatus.Announced
                ),
            ],
            certificates
        );
    }

    private static MyCohort RowOf(Cohort cohort, string course, Id<Returnee> me)
    {
        var mine = cohort.Enrolments.Find(e => e.ReturneeId == me);
        return new MyCohort(
            cohort.Id,
            cohort.Title,
            course,
            cohort.Place,
            cohort.StartsOn,
            cohort.EndsOn,
            cohort.EnrolBy,
            cohort.Status,
            cohort.SeatsLeft,
            mine?.Status,
            mine?.OfferedUntil,
            [
                .. cohort
                    .Sessions.OrderBy(s => s.On)
                    .ThenBy(s => s.From)
                    .Select(s => new MySession(s.Title, s.On, s.From, s.Until, s.Place)),
            ]
        );
    }
}
