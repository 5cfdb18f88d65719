using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.TestKit;

/// <summary>A cohort with its course, its one session and the people who run it.</summary>
public sealed record GivenCohort(
    Id<Cohort> Id,
    Id<Course> CourseId,
    Id<Session> SessionId,
    TestActor Officer,
    TestActor Trainer
);

public static partial class Given
{
    private static int _courses;

    /// <summary>A cohort open for enrolment until 30 November 2026, with one session on 1 December.</summary>
    public static async Task<GivenCohort> AnAnnouncedCohort(TestSite site, int capacity = 20, string? courseCode = null)
    {
        var cohort = await ADraftCohort(site, capacity, courseCode);
        await site.Send(new AnnounceCohort(cohort.Id), cohort.Officer);
        return cohort;
    }

    public static async Task<GivenCohort> ADraftCohort(TestSite site, int capacity = 20, string? courseCode = null)
    {
        var (officer, trainer) = (await site.Staff(Role.Officer), await site.Staff(Role.Trainer));
        var code = courseCode ?? $"KWU{Interlocked.Increment(ref _courses)}";
        var course = await site.Send(new CreateCourse(code, "Kewirausahaan dasar", "", 80), officer);
        var plan = new CohortPlan(
            "Angkatan 12",
            "Balai Desa Kramatwatu",
            null,
            capacity,
            new(2026, 12, 1),
            new(2026, 12, 4),
            new(2026, 11, 30),
            3
        );
        var cohort = await site.Send(new PlanCohort(course, plan), officer);
        var session = await site.Send(
            new PlanSession(
                cohort,
                null,
                new SessionPlan(
                    "Menghitung untung",
                    new(2026, 12, 1),
                    new(9, 0),
                    new(12, 0),
                    "Aula",
                    trainer.StaffId!.Value
                )
            ),
            officer
        );
        return new GivenCohort(cohort, course, session, officer, trainer);
    }

    /// <summary>The returnee has completed the course of the cohort.</summary>
    public static async Task<GivenCohort> ACompletedCourse(TestSite site, TestActor returnee, string? courseCode = null)
    {
        var cohort = await AnAnnouncedCohort(site, courseCode: courseCode);
        await site.Send(new EnrolInCohort(cohort.Id), returnee);
        await site.Send(new CloseEnrolment(cohort.Id), cohort.Officer);
        await site.Send(new StartCohort(cohort.Id), cohort.Officer);
        var now = site.Clock.GetUtcNow();
        site.Clock.Set(ProgrammeCalendar.StartOf(new DateOnly(2026, 12, 5)));
        var enrolment = await site.Send(new CohortDetail(cohort.Id), cohort.Officer);
        await site.Send(
            new RecordAttendance(
                cohort.Id,
                cohort.SessionId,
                [.. enrolment.Cohort.Enrolments.Select(e => new ParticipantMark(e.Id, Attendance.Present))]
            ),
            cohort.Trainer
        );
        await site.Send(new CompleteCohort(cohort.Id), cohort.Officer);
        site.Clock.Set(now);
        return cohort;
    }
}
