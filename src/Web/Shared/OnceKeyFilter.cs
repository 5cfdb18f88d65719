using Microsoft.AspNetCore.Mvc.Filters;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Web.Shared;

/// <summary>Hands the hidden field <c>once</c> of a posted form to the command pipeline: a second press gives the first answer.</summary>
public sealed class OnceKeyFilter(OnceKey once) : IAsyncActionFilter
{
    public const string Field = "once";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (context.HttpContext.Request.HasFormContentType)
        {
            var form = await context.HttpContext.Request.ReadFormAsync(context.HttpContext.RequestAborted);
            if (Guid.TryParse(form[Field], out var key))
                once.Set(key);
        }

        await next();
    }
}
