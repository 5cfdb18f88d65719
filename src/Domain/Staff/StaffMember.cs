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
            Roles = Checked(roles),
            Region = region,
            HomeVillage = homeVillage,
            Nik = nik,
            EmployeeNumber = employeeNumber,
        };
        member.Raise(new StaffMemberAppointed(id));
        return member;
    }

    /// <summary>Two accounts of one person are told by their address or NIK: whoever proposed must not confirm as somebody else.</summary>
    public bool IsSamePersonAs(StaffMember other) =>
        Id == other.Id || Email == other.Email || (Nik is not null && Nik == other.Nik);

    /// <summary>Changes what the member does and where. Nobody changes the own roles, so an administrator always remains.</summary>
    public void ChangeDuties(
        string fullName,
        string office,
        IEnumerable<Role> roles,
        RegionCode? region,
        RegionCode? homeVillage,
        Id<StaffMember> by
    )
    {
        var wanted = Checked(roles);
        StaffRules.IsActive.Require(IsActive);
        StaffRules.NotOneself.Require(by != Id || wanted.ToHashSet().SetEquals(Roles));

        (FullName, Office, HomeVillage) = (fullName, office, homeVillage);
        if (wanted.ToHashSet().SetEquals(Roles) && region == Region)
            return;
        (Roles, Region) = (wanted, region);
        Raise(new StaffDutiesChanged(Id));
    }

    /// <summary>Takes the access away; what the member did stays on record.</summary>
    public void Disable(Id<StaffMember> by)
    {
        StaffRules.IsActive.Require(IsActive);
        StaffRules.NotOneself.Require(by != Id);

        IsActive = false;
        Raise(new StaffMemberDisabled(Id));
    }

    public void Enable()
    {
        StaffRules.IsDisabled.Require(!IsActive);

        IsActive = true;
        Raise(new StaffMemberEnabled(Id));
    }

    private static List<Role> Checked(IEnumerable<Role> roles)
    {
        List<Role> wanted = [.. roles.Distinct().Order()];
        StaffRules.RequireSound(wanted);
        return wanted;
    }
}

public sealed record StaffMemberAppointed(Id<StaffMember> StaffId) : IDomainEvent;

public sealed record StaffDutiesChanged(Id<StaffMember> StaffId) : IDomainEvent;

public sealed record StaffMemberDisabled(Id<StaffMember> StaffId) : IDomainEvent;

public sealed record StaffMemberEnabled(Id<StaffMember> StaffId) : IDomainEvent;
