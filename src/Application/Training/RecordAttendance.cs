using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>Records who was at a session. Trainers record their own sessions, officers any of their region.</summary>
[RequirePermission(Permission.RunCohorts, Permission.ManageTraining)]
public sealed record RecordAttendance(Id<Cohort> CohortId, Id<Session> SessionId, IReadOnlyList<ParticipantMark> Marks)
    : ICommand;

public sealed record ParticipantMark(Id<Enrolment> EnrolmentId, Attendance Attendance);

internal sealed class RecordAttendanceHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RecordAttendance>
{
    protected override async Task Handle(RecordAttendance command, CancellationToken ct)
    {
        var cohort = await db.ForChange(command.CohortId, actor, ct);
        if (!cohort.Sessions.Exists(s => s.Id == command.SessionId))
            throw new NotFoundException(nameof(Session));
        var marks = command.Marks.DistinctBy(m => m.EnrolmentId).ToDictionary(m => m.EnrolmentId, m => m.Attendance);
        var onlyTrainer = actor.May(Permission.ManageTraining) ? (Id<StaffMember>?)null : actor.StaffId;
        cohort.RecordAttendance(command.SessionId, marks, onlyTrainer, clock.GetUtcNow());
    }
}
