using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>The claims a session carries.</summary>
public static class SessionClaims
{
    public const string Session = "session";
    public const string Account = "account";
    public const string Staff = "staff";
    public const string Returnee = "returnee";
    public const string Role = "role";
    public const string Region = "region";
    public const string Name = "name";
}

/// <summary>Reads the actor from the signed-in session; jobs and tools state theirs with <see cref="Become"/>.</summary>
public sealed class CurrentActor(IHttpContextAccessor http) : IActor
{
    private static readonly HashSet<Permission> Nothing = [];

    private ClaimsPrincipal? _stated;
    private bool _system;
    private ClaimsPrincipal? _read;
    private IReadOnlySet<Permission> _permissions = Nothing;

    private ClaimsPrincipal Principal => _stated ?? http.HttpContext?.User ?? new ClaimsPrincipal();

    public void BecomeSystem() => _system = true;

    public void Become(ClaimsPrincipal principal) => (_stated, _system) = (principal, false);

    public ActorKind Kind =>
        _system ? ActorKind.System
        : Find(SessionClaims.Staff) is not null ? ActorKind.Staff
        : Find(SessionClaims.Returnee) is not null ? ActorKind.Returnee
        : ActorKind.Anonymous;

    public Guid? AccountId => Find(SessionClaims.Account);

    public Id<StaffMember> StaffId =>
        Find(SessionClaims.Staff) is { } id
            ? new Id<StaffMember>(id)
            : throw new ForbiddenException("Only staff may do this.");

    public Id<Returnee> ReturneeId =>
        Find(SessionClaims.Returnee) is { } id
            ? new Id<Returnee>(id)
            : throw new ForbiddenException("Only a returnee may do this.");

    public IReadOnlySet<Permission> Permissions
    {
        get
        {
            if (!ReferenceEquals(_read, Principal))
                (_read, _permissions) = (
                    Principal,
                    RolePermissions.Of(Principal.FindAll(SessionClaims.Role).Select(c => Enum.Parse<Role>(c.Value)))
                );
            return _permissions;
        }
    }

    public RegionCode? Region =>
        Principal.FindFirstValue(SessionClaims.Region) is { } code ? RegionCode.Parse(code) : null;

    private Guid? Find(string claim) => Guid.TryParse(Principal.FindFirstValue(claim), out var id) ? id : null;
}

/// <summary>The key the posted form carried.</summary>
public sealed class OnceKey : IOnceKey
{
    private Guid? _key;

    public void Set(Guid key) => _key = key;

    public Guid? Take()
    {
        var key = _key;
        _key = null;
        return key;
    }
}
