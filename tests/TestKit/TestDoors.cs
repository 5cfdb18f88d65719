using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace PmiEmas.TestKit;

/// <summary>Two doors the real site does not have: each visitor's own address, and a sign-in without the password.</summary>
internal sealed class TestDoors : IStartupFilter
{
    public const string SignInPath = "/test-door/sign-in";
    public const string AddressHeader = "X-Test-Address";

    // The principal waits here for its request: nothing of it travels over HTTP, and the cookie is made by the real scheme.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, ClaimsPrincipal> Waiting = new();

    public static string Admit(ClaimsPrincipal principal)
    {
        var ticket = Guid.CreateVersion7().ToString("n");
        Waiting[ticket] = principal;
        return ticket;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                async (http, following) =>
                {
                    http.Connection.RemoteIpAddress = IPAddress.TryParse(
                        http.Request.Headers[AddressHeader],
                        out var address
                    )
                        ? address
                        : IPAddress.Loopback;
                    if (
                        http.Request.Path == SignInPath
                        && Waiting.TryRemove(http.Request.Query["ticket"]!, out var principal)
                    )
                        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal);
                    else
                        await following(http);
                }
            );
            next(app);
        };
}
