using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Training;

public enum EnrolmentStatus
{
    Waiting,
    Offered,
    Enrolled,
    Completed,
    DroppedOut,
    NoShow,
    Withdrawn,
}

public enum Attendance
{
    Present,
    Late,
    Excused,
    Sick,
    Absent,
}

/// <summary>A returnee's place in a cohort, or on its waiting list.</summary>
public sealed class Enrolment
{
    public static readonly Transitions<EnrolmentStatus> Moves = new(
        "enrolment",
        EnrolmentStatus.Waiting,
        (EnrolmentStatus.Waiting, [EnrolmentStatus.Offered, EnrolmentStatus.Enrolled, EnrolmentStatus.Withdrawn]),
        (EnrolmentStatus.Offered, [EnrolmentStatus.Enrolled, EnrolmentStatus.Withdrawn]),
        (
            EnrolmentStatus.Enrolled,
            [EnrolmentStatus.Completed, EnrolmentStatus.DroppedOut, EnrolmentStatus.NoShow, EnrolmentStatus.Withdrawn]
        ),
        (EnrolmentStatus.Withdrawn, [EnrolmentStatus.Waiting])
    );

    public Id<Enrolment> Id { get; init; } = Id<Enrolment>.New();

    public Id<Returnee> ReturneeId { get; init; }

    public EnrolmentStatus Status { get; private set; } = EnrolmentStatus.Waiting;

    public DateTimeOffset AppliedAt { get; private set; }

    /// <summary>Until when an offered seat is kept.</summary>
    public DateTimeOffset? OfferedUntil { get; private set; }

    public List<AttendanceMark> Marks { get; private set; } = [];

    /// <summary>Offered seats are kept free, so they count.</summary>
    public bool TakesSeat => Status is EnrolmentStatus.Offered or EnrolmentStatus.Enrolled;

    internal static Enrolment Apply(Id<Returnee> returnee, DateTimeOffset at) =>
        new() { ReturneeId = returnee, AppliedAt = at };

    internal void ApplyAgain(DateTimeOffset at)
    {
        MoveTo(EnrolmentStatus.Waiting);
        AppliedAt = at;
    }

    internal void Enrol()
    {
        MoveTo(EnrolmentStatus.Enrolled);
        OfferedUntil = null;
    }

    internal void Offer(DateTimeOffset until)
    {
        MoveTo(EnrolmentStatus.Offered);
        OfferedUntil = until;
    }

    internal void MoveTo(EnrolmentStatus status)
    {
        Moves.Require(Status, status);
        Status = status;
    }

    internal void Mark(Id<Session> session, Attendance attendance)
    {
        Marks.RemoveAll(m => m.SessionId == session);
        Marks.Add(new AttendanceMark { SessionId = session, Attendance = attendance });
    }

    /// <summary>Sessions attended, of <paramref name="sessions"/>, in percent rounded down. Excused and sick are not counted against.</summary>
    internal int AttendedShare(IReadOnlyCollection<Session> sessions)
    {
        var counted = Marks.Where(m => m.Attendance is not (Attendance.Excused or Attendance.Sick)).ToList();
        var attended = counted.Count(m => m.Attendance is Attendance.Present or Attendance.Late);
        return sessions.Count == 0 || counted.Count == 0 ? 0 : attended * 100 / counted.Count;
    }
}

/// <summary>Whether a participant was at one session.</summary>
public sealed class AttendanceMark
{
    public Id<AttendanceMark> Id { get; init; } = Id<AttendanceMark>.New();

    public Id<Session> SessionId { get; init; }

    public Attendance Attendance { get; init; }
}
