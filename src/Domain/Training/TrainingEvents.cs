using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Training;

public sealed record CohortAnnounced(Id<Cohort> CohortId) : IDomainEvent;

public sealed record CohortCancelled(Id<Cohort> CohortId, IReadOnlyList<Id<Returnee>> Returnees) : IDomainEvent;

public sealed record SeatTaken(Id<Cohort> CohortId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record PutOnWaitingList(Id<Cohort> CohortId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record SeatOffered(Id<Cohort> CohortId, Id<Returnee> ReturneeId, DateTimeOffset Until) : IDomainEvent;

public sealed record SeatGivenUp(Id<Cohort> CohortId, Id<Returnee> ReturneeId) : IDomainEvent;

/// <summary>Grants and certificates wait for it.</summary>
public sealed record CourseCompleted(Id<Returnee> ReturneeId, Id<Course> CourseId, Id<Cohort> CohortId) : IDomainEvent;

public sealed record CourseNotCompleted(Id<Returnee> ReturneeId, Id<Course> CourseId, Id<Cohort> CohortId)
    : IDomainEvent;

public sealed record CertificateIssued(Id<Certificate> CertificateId, Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record CertificateRevoked(Id<Certificate> CertificateId, Id<Returnee> ReturneeId) : IDomainEvent;
