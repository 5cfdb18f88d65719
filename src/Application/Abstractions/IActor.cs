using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Abstractions;

public enum ActorKind
{
    Anonymous,
    Returnee,
    Staff,
    System,
}

/// <summary>Who sends the request.</summary>
public interface IActor
{
    ActorKind Kind { get; }

    /// <summary>The account signed in, or null for nobody and the system.</summary>
    Guid? AccountId { get; }

    /// <summary>The staff member acting; throws <see cref="ForbiddenException"/> for anybody else.</summary>
    Id<StaffMember> StaffId { get; }

    /// <summary>The returnee acting; throws <see cref="ForbiddenException"/> for anybody else.</summary>
    Id<Returnee> ReturneeId { get; }

    IReadOnlySet<Permission> Permissions { get; }

    /// <summary>The region a staff member works in; null for the whole programme.</summary>
    RegionCode? Region { get; }

    bool May(Permission permission) => Permissions.Contains(permission);
}

/// <summary>The key a form carries so that a second press of its button gives the first one's answer; used by the first command only.</summary>
public interface IOnceKey
{
    Guid? Take();
}
