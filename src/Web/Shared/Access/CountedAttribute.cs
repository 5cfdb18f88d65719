using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure;

namespace PmiEmas.Web.Shared.Access;

/// <summary>Answers 429 when one address tries the action too often; counted in the database, so that all nodes count together.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CountedAttribute(string what, int allowed, int seconds) : Attribute, IAsyncResourceFilter
{
    /// <summary>A demonstration is tried out from a single address.</summary>
    private const int Demonstrated = 20;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var times = http.RequestServices.GetRequiredService<ProgrammeSettings>().Demonstration ? Demonstrated : 1;
        var wait = await http
            .RequestServices.GetRequiredService<IAttempts>()
            .Count(what, AddressOf(http), allowed * times, TimeSpan.FromSeconds(seconds), http.RequestAborted);
        if (wait is null)
        {
            await next();
            return;
        }

        http.Response.Headers.RetryAfter = Math.Ceiling(wait.Value.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
