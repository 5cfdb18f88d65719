using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Web.Shared.Access;

/// <summary>The page is for people with any of these permissions. For pages that send no request of their own, such as an empty form.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(params Permission[] anyOf) : Attribute, IAuthorizationFilter
{
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var actor = context.HttpContext.RequestServices.GetRequiredService<IActor>();
        if (!AnyOf.Any(actor.May))
            context.Result = actor.Kind == ActorKind.Anonymous ? new ChallengeResult() : new ForbidResult();
    }
}
