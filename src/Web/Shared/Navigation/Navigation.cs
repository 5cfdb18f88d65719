using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Controllers;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Web.Shared.Navigation;

/// <summary>Who looks at the page, as far as its menus need to know.</summary>
public interface INavigation
{
    bool SignedIn { get; }

    /// <summary>The name shown beside the sign-out button.</summary>
    string? PersonName { get; }

    bool Allows(Permission permission);

    /// <summary>A payment gateway is configured; without one nothing of it shows.</summary>
    bool HasGateway { get; }
}

internal sealed class ActorNavigation(IActor actor, IHttpContextAccessor http, OpenRails rails) : INavigation
{
    public bool SignedIn => actor.Kind is ActorKind.Returnee or ActorKind.Staff;

    public string? PersonName => http.HttpContext?.User.FindFirstValue(SessionClaims.Name);

    public bool Allows(Permission permission) => actor.May(permission);

    public bool HasGateway => rails.IsOpen;
}

/// <summary>One entry of a menu. Of the permissions named, any one opens it; without any it is for everybody.</summary>
public sealed class NavItem(string key, string url, string icon, params Permission[] anyOf)
{
    public string Key { get; } = key;

    public string Url { get; } = url;

    public string Icon { get; } = icon;

    /// <summary>Shown only where a payment gateway is configured.</summary>
    public bool OfTheGateway { get; init; }

    public bool IsFor(INavigation navigation) =>
        (!OfTheGateway || navigation.HasGateway) && (anyOf.Length == 0 || anyOf.Any(navigation.Allows));

    /// <summary>The entry a page belongs to: the one with the longest address that starts the page's own.</summary>
    public static NavItem? Of(IEnumerable<NavItem> items, PathString path) =>
        items.Where(i => path.StartsWithSegments(i.Url)).MaxBy(i => i.Url.Length);
}

/// <summary>The three faces of the site.</summary>
public enum Face
{
    Public,
    Portal,
    Workspace,
}

/// <summary>Says which face a controller's or action's pages wear; without it the workspace.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FaceAttribute(Face face) : Attribute
{
    public Face Face { get; } = face;

    /// <summary>The layout of the page being answered. Pages of no action (errors) are public.</summary>
    public static string LayoutOf(HttpContext http)
    {
        var metadata = http.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<ControllerActionDescriptor>() is null)
            return "_Public";
        // The action's own stands after its controller's, and the last one counts.
        return metadata.GetMetadata<FaceAttribute>()?.Face switch
        {
            Face.Public => "_Public",
            Face.Portal => "_Portal",
            _ => "_Workspace",
        };
    }
}
