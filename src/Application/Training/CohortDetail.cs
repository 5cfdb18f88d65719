using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>One cohort with its sessions, participants and certificates.</summary>
[RequirePermission(Permission.ViewTraining, Permission.RunCohorts)]
public sealed record CohortDetail(Id<Cohort> CohortId) : IQuery<CohortPage>;

public sealed record CohortPage(
    Cohort Cohort,
    CourseRow Course,
    IReadOnlyDictionary<Id<StaffMember>, string> Trainers,
    IReadOnlyDictionary<Id<Returnee>, ParticipantRow> Participants,
    IReadOnlyList<HistoryRow> History
);

public sealed record ParticipantRow(
    Id<Returnee> Id,
    string FullName,
    string Reference,
    RegionCode? Village,
    Id<Certificate>? CertificateId,
    string? CertificateReference,
    CertificateStatus? CertificateStatus
);

internal sealed class CohortDetailHandler(IProgrammeDb db, IActor actor) : QueryHandler<CohortDetail, CohortPage>
{
    protected override async Task<CohortPage> Handle(CohortDetail query, CancellationToken ct)
    {
        var cohort =
            await db.Cohorts.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == query.CohortId, ct)
            ?? throw new NotFoundException(nameof(Cohort));
        var course = await db
            .Courses.AsNoTracking()
            .Where(c => c.Id == cohort.CourseId)
            .Select(c => new CourseRow(c.Id, c.Code, c.Title, c.Description, c.MinimumAttendance, c.IsOffered, 0))
            .SingleAsync(ct);
        var trainerIds = cohort.Sessions.Select(s => s.TrainerId).Distinct().ToList();
        var trainers = await db
            .Staff.AsNoTracking()
            .Where(s => trainerIds.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
        var ids = cohort.Enrolments.Select(e => e.ReturneeId).ToList();
        var rows = await (
            from returnee in db.Returnees.AsNoTracking()
            where ids.Contains(returnee.Id)
            let certificate = db.Certificates.FirstOrDefault(c =>
                c.ReturneeId == returnee.Id && c.CohortId == cohort.Id && c.Status != CertificateStatus.Replaced
            )
            select new ParticipantRow(
                returnee.Id,
                returnee.FullName,
                returnee.Reference,
                returnee.Village,
                certificate == null ? null : certificate.Id,
                certificate == null ? null : certificate.Reference,
                certificate == null ? null : certificate.Status
            )
        ).ToListAsync(ct);
        return new CohortPage(
            cohort,
            course,
            trainers,
            rows.ToDictionary(r => r.Id),
            await db.HistoryOf(cohort.Id.Value, ct)
        );
    }
}
