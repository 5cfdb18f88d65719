using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Web.Shared.Access;

/// <summary>The portal is for returnees and the workspace for staff, whatever their pages ask for besides.</summary>
public sealed class FaceGuard(IActor actor) : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var path = context.HttpContext.Request.Path;
        var strange =
            (path.StartsWithSegments("/portal") && !actor.May(Permission.UseOwnFile))
            || (path.StartsWithSegments("/workspace") && !actor.May(Permission.UseWorkspace));
        if (strange)
            context.Result = actor.Kind == ActorKind.Anonymous ? new ChallengeResult() : new ForbidResult();
    }
}
