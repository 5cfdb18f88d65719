using System.Diagnostics;
using System.Security.Claims;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Web.Startup;

/// <summary>The number by which people and staff speak of one request: in every log line, on every error page.</summary>
public static class RequestNumber
{
    public static string Of(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}

/// <summary>One line per request: the route's pattern, never its values, query or body.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            // Files and unknown addresses are named by nobody: the address itself may hold anything.
            if (route is not null)
                Answered(
                    http.Request.Method,
                    route,
                    http.Response.StatusCode,
                    (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds
                );
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds} ms")]
    private partial void Answered(string method, string route, int status, long milliseconds);
}

/// <summary>Puts the account's id, and nothing else of the person, into every log line of the request.</summary>
internal sealed class ActorScope(RequestDelegate next, ILogger<ActorScope> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        using (
            log.BeginScope(
                new Dictionary<string, object?> { ["ActorId"] = http.User.FindFirstValue(SessionClaims.Account) }
            )
        )
            await next(http);
    }
}
