using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>All courses with the number of their cohorts. Some dozens, so not paged.</summary>
[RequirePermission(Permission.ViewTraining)]
public sealed record Courses : IQuery<IReadOnlyList<CourseRow>>;

public sealed record CourseRow(
    Id<Course> Id,
    string Code,
    string Title,
    string Description,
    int MinimumAttendance,
    bool IsOffered,
    int Cohorts
);

internal sealed class CoursesHandler(IProgrammeDb db) : QueryHandler<Courses, IReadOnlyList<CourseRow>>
{
    protected override async Task<IReadOnlyList<CourseRow>> Handle(Courses query, CancellationToken ct) =>
        await db
            .Courses.AsNoTracking()
            .OrderBy(c => c.Title)
            .Select(c => new CourseRow(
                c.Id,
                c.Code,
                c.Title,
                c.Description,
                c.MinimumAttendance,
                c.IsOffered,
                db.Cohorts.Count(k => k.CourseId == c.Id)
            ))
            .ToListAsync(ct);
}
