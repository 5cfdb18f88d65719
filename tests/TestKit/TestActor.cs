using System.Security.Claims;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.TestKit;

/// <summary>Somebody with an account: acts through the mediator or signs in to the site.</summary>
public sealed record TestActor(Guid AccountId, string Name, Role[] Roles)
{
    public Id<StaffMember>? StaffId { get; init; }

    public Id<Returnee>? ReturneeId { get; init; }

    public RegionCode? Region { get; init; }

    public ClaimsPrincipal Principal()
    {
        List<Claim> claims = [new(SessionClaims.Account, AccountId.ToString()), new(SessionClaims.Name, Name)];
        claims.AddRange(Roles.Select(r => new Claim(SessionClaims.Role, r.ToString())));
        if (StaffId is { } staff)
            claims.Add(new Claim(SessionClaims.Staff, staff.ToString()));
        if (ReturneeId is { } returnee)
            claims.Add(new Claim(SessionClaims.Returnee, returnee.ToString()));
        if (Region is { } region)
            claims.Add(new Claim(SessionClaims.Region, region.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "test", SessionClaims.Name, SessionClaims.Role));
    }
}
