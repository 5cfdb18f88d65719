using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>The cohorts the actor may see. Filters: <c>status</c>, <c>course</c> (its code); search: title, place, reference.</summary>
[RequirePermission(Permission.ViewTraining)]
public sealed record Cohorts(ListQuery Query) : IQuery<Slice<CohortRow>>;

public sealed record CohortRow(
    Id<Cohort> Id,
    string Reference,
    string Title,
    string Course,
    string Place,
    CohortStatus Status,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Capacity,
    int Enrolled,
    int Waiting
);

internal sealed class CohortsHandler(IProgrammeDb db, IActor actor) : QueryHandler<Cohorts, Slice<CohortRow>>
{
    private static readonly Sorts<Cohort, Id<Cohort>> Sorts = new Sorts<Cohort, Id<Cohort>>(c => c.Id)
        .By("starts", c => c.StartsOn, descending: true)
        .By("title", c => c.Title)
        .By("reference", c => c.Reference);

    protected override Task<Slice<CohortRow>> Handle(Cohorts query, CancellationToken ct)
    {
        var cohorts = db.Cohorts.VisibleTo(actor);
        if (query.Query.Choice<CohortStatus>("status") is { } status)
            cohorts = cohorts.Where(c => c.Status == status);
        if (query.Query["course"] is { } code)
            cohorts = cohorts.Where(c => db.Courses.Any(k => k.Id == c.CourseId && k.Code == code));
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            cohorts = cohorts.Where(c =>
                EF.Functions.Like(c.Title.ToLower(), pattern)
                || EF.Functions.Like(c.Place.ToLower(), pattern)
                || EF.Functions.Like(c.Reference.ToLower(), pattern)
            );
        }

        return cohorts.Slice(
            query.Query,
            Sorts,
            c => new CohortRow(
                c.Id,
                c.Reference,
                c.Title,
                db.Courses.Where(k => k.Id == c.CourseId).Select(k => k.Title).First(),
                c.Place,
                c.Status,
                c.StartsOn,
                c.EndsOn,
                c.Capacity,
                c.Enrolments.Count(e => e.Status == EnrolmentStatus.Enrolled || e.Status == EnrolmentStatus.Completed),
                c.Enrolments.Count(e => e.Status == EnrolmentStatus.Waiting)
            ),
            ct
        );
    }
}
