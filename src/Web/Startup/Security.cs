using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using PmiEmas.Web.Shared.Assets;

namespace PmiEmas.Web.Startup;

/// <summary>What holds for every answer: headers, methods, who may post, how errors look.</summary>
public static class Security
{
    private static readonly object NonceKey = new();

    private static readonly (string Name, string Value)[] Fixed =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        (
            "Permissions-Policy",
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), "
                + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), "
                + "publickey-credentials-create=(self), usb=(), xr-spatial-tracking=()"
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Origin-Agent-Cluster", "?1"),
        ("Reporting-Endpoints", "csp=\"/csp-report\""),
    ];

    /// <summary>The value that lets this answer's own scripts run.</summary>
    public static string Nonce(this HttpContext http)
    {
        if (http.Items[NonceKey] is string known)
            return known;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>First in the pipeline. Ends with routing, so that signing in comes next.</summary>
    public static IApplicationBuilder UseSiteSecurity(this IApplicationBuilder app)
    {
        var site = app.ApplicationServices.GetRequiredService<SiteOptions>();
        var assets = app.ApplicationServices.GetRequiredService<SiteAssets>();
        app.UseForwardedHeaders();
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    SetHeaders(http, site);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );
        app.UseErrorPages();
        if (!site.Http)
            app.UseHttpsRedirection();
        app.Use(RefuseStrangePosts);
        app.Use(
            async (http, next) =>
            {
                if (!await assets.TryServe(http))
                    await next(http);
            }
        );
        app.UseRequestLocalization();
        // Pages of people who are signed in stay unpacked: packing secrets together with what a stranger can inject tells them apart.
        app.UseWhen(
            http => !http.Request.Cookies.ContainsKey(site.CookieName("auth")),
            pages => pages.UseResponseCompression()
        );
        return app.UseRouting();
    }

    private static void SetHeaders(HttpContext http, SiteOptions site)
    {
        var headers = http.Response.Headers;
        foreach (var (name, value) in Fixed)
            headers[name] = value;
        if (http.GetEndpoint()?.Metadata.GetMetadata<AsksForPlaceAttribute>() is not null)
            headers["Permissions-Policy"] = headers["Permissions-Policy"]
                .ToString()
                .Replace("geolocation=()", "geolocation=(self)", StringComparison.Ordinal);
        var isDownload = headers
            .ContentDisposition.ToString()
            .StartsWith("attachment", StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isDownload ? "sandbox; default-src 'none'" : Policy(http.Nonce(), site);
        if (!site.Http)
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains; preload";
        if (!headers.CacheControl.ToString().Contains("public", StringComparison.Ordinal))
            headers.CacheControl = "no-store";
        headers.Remove("Pragma");
        headers.Remove("Expires");
    }

    private static StringValues Policy(string nonce, SiteOptions site) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
        + (site.Http ? "" : "upgrade-insecure-requests; ")
        + "report-to csp; report-uri /csp-report";

    /// <summary>Methods no page uses are refused, and so is a post that another site made the browser send.</summary>
    private static Task RefuseStrangePosts(HttpContext http, RequestDelegate next)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsTrace(method) || HttpMethods.IsOptions(method) || HttpMethods.IsConnect(method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }
        var from = http.Request.Headers["Sec-Fetch-Site"].ToString();
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (!reads && (from is "cross-site" or "same-site"))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return next(http);
    }
}

/// <summary>A page with a button that asks the phone where it is; everywhere else the browser may not even ask.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksForPlaceAttribute : Attribute;
