using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Domain.Returnees;

public enum ReturneeStatus
{
    Draft,
    Submitted,
    Verified,
    ReturnedForCorrection,
    Rejected,
    Suspended,
    Closed,
    Deceased,
}

/// <summary>A returned migrant worker (PMI Purna) or family member, with the file the programme keeps of them.</summary>
public sealed class Returnee : AggregateRoot<Returnee>
{
    public static readonly Transitions<ReturneeStatus> Moves = new(
        "returnee",
        ReturneeStatus.Draft,
        (ReturneeStatus.Draft, [ReturneeStatus.Submitted]),
        (
            ReturneeStatus.Submitted,
            [ReturneeStatus.Verified, ReturneeStatus.ReturnedForCorrection, ReturneeStatus.Rejected]
        ),
        (ReturneeStatus.ReturnedForCorrection, [ReturneeStatus.Submitted]),
        (ReturneeStatus.Verified, [ReturneeStatus.Suspended, ReturneeStatus.Closed, ReturneeStatus.Deceased]),
        (ReturneeStatus.Suspended, [ReturneeStatus.Verified, ReturneeStatus.Closed, ReturneeStatus.Deceased])
    );

    private Returnee() { }

    /// <summary><c>PMI-2026-000001</c>.</summary>
    public string Reference { get; private set; } = "";

    public ReturneeStatus Status { get; private set; }

    public string FullName { get; private set; } = "";

    public Nik? Nik { get; private set; }

    public FamilyCardNumber? FamilyCard { get; private set; }

    public DateOnly? BirthOn { get; private set; }

    public PhoneNumber? Phone { get; private set; }

    public EmailAddress? Email { get; private set; }

    /// <summary>The village (10 digits) of the present address.</summary>
    public RegionCode? Village { get; private set; }

    public string? Street { get; private set; }

    /// <summary>The companion or officer who entered the file on the person's behalf.</summary>
    public Id<StaffMember>? RegisteredById { get; private set; }

    /// <summary>The language of letters and messages: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "id";
}

public sealed record ReturneeRegistered(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeSubmitted(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeVerified(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeReturned(Id<Returnee> ReturneeId) : IDomainEvent;

public sealed record ReturneeRejected(Id<Returnee> ReturneeId) : IDomainEvent;
