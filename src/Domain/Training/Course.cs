using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Training;

public sealed class Course : AggregateRoot<Course>
{
    private Course() { }

    public string Title { get; private set; } = "";
}

public sealed class Cohort : AggregateRoot<Cohort>
{
    private Cohort() { }

    public Id<Course> CourseId { get; private set; }
}

public sealed class Certificate : AggregateRoot<Certificate>
{
    private Certificate() { }

    public Id<Returnee> ReturneeId { get; private set; }

    public Id<Course> CourseId { get; private set; }
}

public sealed record CourseCompleted(Id<Returnee> ReturneeId, Id<Course> CourseId, Id<Cohort> CohortId) : IDomainEvent;
