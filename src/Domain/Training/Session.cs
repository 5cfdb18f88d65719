using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Training;

/// <summary>One meeting of a cohort: what, when (Jakarta time), where, with whom.</summary>
public sealed class Session
{
    public Id<Session> Id { get; init; } = Id<Session>.New();

    public string Title { get; internal set; } = "";

    public DateOnly On { get; internal set; }

    public TimeOnly From { get; internal set; }

    public TimeOnly Until { get; internal set; }

    public string Place { get; internal set; } = "";

    public Id<StaffMember> TrainerId { get; internal set; }
}

/// <summary>What a session is planned to be.</summary>
public sealed record SessionPlan(
    string Title,
    DateOnly On,
    TimeOnly From,
    TimeOnly Until,
    string Place,
    Id<StaffMember> TrainerId
)
{
    /// <summary>Whether the other session needs the same trainer at the same time.</summary>
    public bool CollidesWith(Session other) =>
        other.TrainerId == TrainerId && other.On == On && other.From < Until && From < other.Until;
}
