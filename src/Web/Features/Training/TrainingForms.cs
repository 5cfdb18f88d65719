using System.ComponentModel.DataAnnotations;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Web.Features.Training;

public sealed class CourseForm
{
    [StringLength(20)]
    public string Code { get; set; } = "";

    [StringLength(150)]
    public string Title { get; set; } = "";

    [StringLength(4000)]
    public string? Description { get; set; }

    [Range(1, 100)]
    public int MinimumAttendance { get; set; } = 80;

    public bool IsOffered { get; set; } = true;

    public static CourseForm Of(CourseRow course) =>
        new()
        {
            Code = course.Code,
            Title = course.Title,
            Description = course.Description,
            MinimumAttendance = course.MinimumAttendance,
            IsOffered = course.IsOffered,
        };
}

public sealed class CohortForm
{
    [Required]
    public Id<Course>? CourseId { get; set; }

    [StringLength(150)]
    public string Title { get; set; } = "";

    [StringLength(200)]
    public string Place { get; set; } = "";

    public RegionCode? Region { get; set; }

    [Range(1, 500)]
    public int Capacity { get; set; } = 20;

    [Required]
    public DateOnly? StartsOn { get; set; }

    [Required]
    public DateOnly? EndsOn { get; set; }

    [Required]
    public DateOnly? EnrolBy { get; set; }

    [Range(1, 30)]
    public int OfferDays { get; set; } = 3;

    public CohortPlan ToPlan() =>
        new(Title, Place, Region, Capacity, StartsOn!.Value, EndsOn!.Value, EnrolBy!.Value, OfferDays);

    public static CohortForm Of(Cohort cohort) =>
        new()
        {
            CourseId = cohort.CourseId,
            Title = cohort.Title,
            Place = cohort.Place,
            Region = cohort.Region,
            Capacity = cohort.Capacity,
            StartsOn = cohort.StartsOn,
            EndsOn = cohort.EndsOn,
            EnrolBy = cohort.EnrolBy,
            OfferDays = cohort.OfferDays,
        };
}

public sealed class SessionForm
{
    [StringLength(150)]
    public string Title { get; set; } = "";

    [Required]
    public DateOnly? On { get; set; }

    [Required]
    public TimeOnly? From { get; set; } = new(9, 0);

    [Required]
    public TimeOnly? Until { get; set; } = new(15, 0);

    [StringLength(200)]
    public string Place { get; set; } = "";

    [Required]
    public Id<StaffMember>? TrainerId { get; set; }

    public SessionPlan ToPlan() => new(Title, On!.Value, From!.Value, Until!.Value, Place, TrainerId!.Value);

    public static SessionForm Of(Session session) =>
        new()
        {
            Title = session.Title,
            On = session.On,
            From = session.From,
            Until = session.Until,
            Place = session.Place,
            TrainerId = session.TrainerId,
        };
}

public sealed class AttendanceForm
{
    public List<ParticipantForm> Marks { get; set; } = [];

    /// <summary>The marks of a session so far, by name.</summary>
    public static AttendanceForm Of(CohortPage page, Id<Session> session) =>
        new()
        {
            Marks =
            [
                .. page
                    .Cohort.Enrolments.Where(e => e.Status == EnrolmentStatus.Enrolled)
                    .OrderBy(e => page.Participants[e.ReturneeId].FullName)
                    .Select(e => new ParticipantForm
                    {
                        EnrolmentId = e.Id,
                        Attendance = e.Marks.Find(m => m.SessionId == session)?.Attendance,
                    }),
            ],
        };

    public IReadOnlyList<ParticipantMark> ToMarks() =>
        [
            .. Marks
                .Where(m => m.Attendance is not null)
                .Select(m => new ParticipantMark(m.EnrolmentId, m.Attendance!.Value)),
        ];
}

public sealed class ParticipantForm
{
    public Id<Enrolment> EnrolmentId { get; set; }

    public Attendance? Attendance { get; set; }
}

public sealed class EnrolForm
{
    [StringLength(30)]
    public string ReturneeReference { get; set; } = "";
}

public sealed class ReasonForm
{
    [StringLength(1000)]
    public string Reason { get; set; } = "";
}
