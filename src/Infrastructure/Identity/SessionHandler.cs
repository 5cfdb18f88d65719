using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PmiEmas.Infrastructure.Identity;

/// <summary>
/// The session cookie: a random key and nothing else. Signing in always makes a new one, which the framework's cookie handler
/// does not (it renews the ticket of the cookie that came with the request).
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    Sessions sessions,
    ProgrammeSettings settings
) : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Browsers take the <c>__Host-</c> prefix over https only.</summary>
    private string CookieName => settings.Http ? "auth" : "__Host-auth";

    private CookieOptions CookieOptions =>
        new()
        {
            HttpOnly = true,
            Secure = !settings.Http,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Cookies.TryGetValue(CookieName, out var key))
            return AuthenticateResult.NoResult();
        return await sessions.Find(key, Context.RequestAborted) is { } identity
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name))
            : AuthenticateResult.NoResult();
    }

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        if (Request.Cookies.TryGetValue(CookieName, out var old))
            await sessions.End(old, Context.RequestAborted);
        var account = Guid.Parse(user.FindFirstValue(SessionClaims.Account)!);
        var key = await sessions.Start(account, Device.Of(Request.Headers.UserAgent), Context.RequestAborted);
        if (key is not null)
            Response.Cookies.Append(CookieName, key, CookieOptions);
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (Request.Cookies.TryGetValue(CookieName, out var key))
            await sessions.End(key, Context.RequestAborted);
        Response.Cookies.Delete(CookieName, CookieOptions);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            Response.Redirect("/sign-in" + ReturnTo());
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Only a page that was asked for is gone back to; a form's answer is not.</summary>
    private string ReturnTo() =>
        HttpMethods.IsGet(Request.Method) && Request.Path != "/"
            ? QueryString.Create("returnUrl", Request.PathBase + Request.Path + Request.QueryString).Value!
            : "";
}

/// <summary>A browser's name as its owner knows it; the full text is not kept.</summary>
internal static class Device
{
    private static readonly string[] Systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux"];
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("UCBrowser", "UC Browser"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    public static string Of(string? userAgent)
    {
        var agent = userAgent ?? "";
        var browser = Browsers.FirstOrDefault(b => agent.Contains(b.Sign, StringComparison.Ordinal)).Name;
        var system = Array.Find(Systems, s => agent.Contains(s, StringComparison.Ordinal));
        return string.Join(" · ", new[] { browser, system }.Where(s => s is not null));
    }
}
