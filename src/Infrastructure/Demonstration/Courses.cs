using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>Cohorts of the course: one long over, one running, one to enrol in.</summary>
internal sealed class Courses(Stage stage, Cast cast, Calls calls, Timeline timeline)
{
    private static readonly string[] Topics =
    [
        "Mencatat uang masuk dan keluar",
        "Menghitung harga pokok dan untung",
        "Melayani pembeli dan menjual daring",
        "Menabung dan rencana tiga bulan",
    ];

    /// <summary>Plans the cohort two weeks before it starts, announces it, and plays its days one by one.</summary>
    public void Hold(string title, string place, DateOnly starts, int capacity, IReadOnlyList<Person> people)
    {
        var announced = starts.AddDays(-14);
        timeline.On(
            announced,
            new TimeOnly(8, 30),
            async () =>
            {
                var cohort = await Plan(title, place, starts, capacity);
                for (var i = 0; i < people.Count; i++)
                {
                    var person = people[i];
                    timeline.On(
                        announced.AddDays(1 + i % 8),
                        new TimeOnly(12, i % 60),
                        () => stage.Send(new EnrolInCohort(cohort), person.Player)
                    );
                }

                timeline.On(
                    starts.AddDays(-1),
                    new TimeOnly(16, 0),
                    () => stage.Send(new CloseEnrolment(cohort), cast.Officer)
                );
                timeline.On(starts, new TimeOnly(7, 30), () => stage.Send(new StartCohort(cohort), cast.Officer));
                for (var day = 0; day < Topics.Length; day++)
                {
                    var nth = day;
                    timeline.On(starts.AddDays(day), new TimeOnly(15, 30), () => Attend(cohort, nth));
                }

                timeline.On(
                    starts.AddDays(Topics.Length - 1),
                    new TimeOnly(17, 0),
                    () => stage.Send(new CompleteCohort(cohort), cast.Officer)
                );
            }
        );
    }

    private async Task<Id<Cohort>> Plan(string title, string place, DateOnly starts, int capacity)
    {
        var plan = new CohortPlan(
            title,
            place,
            null,
            capacity,
            starts,
            starts.AddDays(Topics.Length - 1),
            starts.AddDays(-2),
            3
        );
        var cohort = await stage.Send(new PlanCohort(calls.Course, plan), cast.Officer);
        for (var day = 0; day < Topics.Length; day++)
            await stage.Send(
                new PlanSession(
                    cohort,
                    null,
                    new SessionPlan(
                        Topics[day],
                        starts.AddDays(day),
                        new TimeOnly(9, 0),
                        new TimeOnly(15, 0),
                        place,
                        cast.Trainers[day % 2].StaffId
                    )
                ),
                cast.Officer
            );
        await stage.Send(new AnnounceCohort(cohort), cast.Officer);
        return cohort;
    }

    private async Task Attend(Id<Cohort> id, int day)
    {
        var cohort = await stage.Look(db => db.Cohorts.AsNoTracking().SingleAsync(c => c.Id == id));
        var session = cohort.Sessions.OrderBy(s => s.On).ElementAt(day);
        var participants = cohort
            .Enrolments.Where(e => e.Status == EnrolmentStatus.Enrolled)
            .OrderBy(e => e.AppliedAt)
            .ToList();
        // One of the participants stays away from the second day on; single ones come late or are ill.
        var marks = participants.Select(
            (e, i) =>
                new ParticipantMark(
                    e.Id,
                    participants.Count > 12 && i == participants.Count - 1 && day > 0 ? Attendance.Absent
                        : (i + day * 5) % 17 == 9 ? Attendance.Late
                        : (i + day * 3) % 29 == 11 ? Attendance.Sick
                        : Attendance.Present
                )
        );
        await stage.Send(new RecordAttendance(id, session.Id, [.. marks]), cast.Trainers[day % 2]);
    }
}
