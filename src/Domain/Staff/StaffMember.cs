using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Staff;

/// <summary>Somebody who works for the programme. Signs in with the account that carries this id.</summary>
public sealed class StaffMember : AggregateRoot<StaffMember>
{
    private StaffMember() { }

    public string FullName { get; private set; } = "";

    public string Office { get; private set; } = "";

    public EmailAddress Email { get; private set; } = null!;

    /// <summary>The civil servant number, where there is one.</summary>
    public string? EmployeeNumber { get; private set; }

    /// <summary>Used only to exclude conflicts of interest (same person, same village).</summary>
    public Nik? Nik { get; private set; }

    public RegionCode? HomeVillage { get; private set; }

    /// <summary>The region whose people this member sees; null for the whole programme.</summary>
    public RegionCode? Region { get; private set; }

    public List<Role> Roles { get; private set; } = [];

    public bool IsActive { get; private set; } = true;

    public static StaffMember Appoint(
        Id<StaffMember> id,
        string fullName,
        string office,
        EmailAddress email,
        IEnumerable<Role> roles,
        RegionCode? region,
        RegionCode? homeVillage = null,
        Nik? nik = null,
        string? employeeNumber = null
    )
    {
        var member = new StaffMember
        {
            Id = id,
            FullName = fullName,
            Office = office,
            Email = email,
            Roles = [.. roles.Distinct()],
            Region = region,
            HomeVillage = homeVillage,
            Nik = nik,
            EmployeeNumber = employeeNumber,
        };
        member.Raise(new StaffMemberAppointed(id));
        return member;
    }
}

public sealed record StaffMemberAppointed(Id<StaffMember> StaffId) : IDomainEvent;
