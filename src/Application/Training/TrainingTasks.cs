using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Cohorts to start or finish, and sessions whose attendance is missing.</summary>
internal sealed class TrainingTasks(IProgrammeDb db) : ITaskSource
{
    public async Task<IReadOnlyList<InboxTask>> For(IActor actor, DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.ManageTraining) && !actor.May(Permission.RunCohorts))
            return [];
        var cohorts = await db
            .Cohorts.AsNoTracking()
            .VisibleTo(actor)
            .Where(c =>
                c.Status == CohortStatus.Running
                || (
                    (c.Status == CohortStatus.Announced || c.Status == CohortStatus.EnrolmentClosed)
                    && c.StartsOn <= today.AddDays(3)
                )
            )
            .OrderBy(c => c.StartsOn)
            .Take(50)
            .ToListAsync(ct);
        return [.. cohorts.Select(c => TaskOf(c, today)).OfType<InboxTask>()];
    }

    private static InboxTask? TaskOf(Cohort cohort, DateOnly today)
    {
        if (cohort.Status != CohortStatus.Running)
            return new InboxTask("start-cohort", cohort.Id.Value, cohort.Title, cohort.Place, cohort.StartsOn);
        var open = cohort
            .Sessions.Where(s =>
                s.On <= today
                && cohort.Enrolments.Exists(e =>
                    e.Status == EnrolmentStatus.Enrolled && !e.Marks.Exists(m => m.SessionId == s.Id)
                )
            )
            .MinBy(s => s.On);
        if (open is not null)
            return new InboxTask("record-attendance", cohort.Id.Value, open.Title, cohort.Title, open.On);
        return cohort.EndsOn < today
            ? new InboxTask("complete-cohort", cohort.Id.Value, cohort.Title, cohort.Place, cohort.EndsOn)
            : null;
    }
}

/// <summary>A seat to accept, or the next session of a course begun.</summary>
internal sealed class TrainingNextStep(IProgrammeDb db) : INextStepSource
{
    public int Order => 40;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var mine = await db
            .Cohorts.AsNoTracking()
            .Where(c => c.Status != CohortStatus.Completed && c.Status != CohortStatus.Cancelled)
            .SelectMany(
                c => c.Enrolments.Where(e => e.ReturneeId == returnee),
                (c, e) =>
                    new
                    {
                        c.Id,
                        c.Title,
                        e.Status,
                        e.OfferedUntil,
                        c.StartsOn,
                    }
            )
            .ToListAsync(ct);
        if (mine.Find(m => m.Status == EnrolmentStatus.Offered) is { } offered)
            return new NextStep(
                "accept-seat",
                offered.Id.Value,
                ProgrammeCalendar.DateOf(offered.OfferedUntil!.Value),
                false,
                offered.Title
            );
        return mine.Find(m => m.Status == EnrolmentStatus.Enrolled) is { } enrolled
            ? new NextStep(
                "attend-course",
                enrolled.Id.Value,
                enrolled.StartsOn >= today ? enrolled.StartsOn : null,
                true,
                enrolled.Title
            )
            : null;
    }
}
