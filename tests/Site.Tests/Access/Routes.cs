using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;

namespace PmiEmas.Site.Tests.Access;

/// <summary>One method of one address the site answers at.</summary>
internal sealed partial record Route(string Method, string Pattern, string Address)
{
    /// <summary>Every route of the site, as the running program knows them. Ids in addresses belong to nobody.</summary>
    public static List<Route> AllOf(TestSite site) =>
        [
            .. site
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => !Left(e.RoutePattern.RawText!.TrimStart('/')))
                .SelectMany(e =>
                    (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => Of(m, e))
                )
                .DistinctBy(r => (r.Method, r.Pattern))
                .OrderBy(r => r.Pattern, StringComparer.Ordinal)
                .ThenBy(r => r.Method, StringComparer.Ordinal),
        ];

    /// <summary>The error page is reached by errors only, the showcase by developers only.</summary>
    private static bool Left(string pattern) =>
        pattern.StartsWith("error", StringComparison.Ordinal) || pattern.StartsWith("design", StringComparison.Ordinal);

    private static Route Of(string method, RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern;
        var address = string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(Text))));
        return new Route(method, "/" + pattern.RawText!.Trim('/'), "/" + address);
    }

    private static string Text(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart p when Choice().Match(Policies(p)) is { Success: true } choice => choice
                .Groups["first"]
                .Value,
            RoutePatternParameterPart p when p.ParameterPolicies.Any(c => c.Content is "int" or "long") => "1",
            RoutePatternParameterPart p when p.ParameterPolicies.Any(c => c.Content is "datetime") => "2026-01-01",
            _ => Guid.CreateVersion7().ToString(),
        };

    private static string Policies(RoutePatternParameterPart part) =>
        string.Concat(part.ParameterPolicies.Select(p => p.Content));

    /// <summary>Where the address offers words to choose from, the first of them.</summary>
    [GeneratedRegex(@"regex\(\^\(?(?<first>[a-z-]+)")]
    private static partial Regex Choice();
}

/// <summary>Somebody of one role who asks for many pages: a new person with a new address now and then, so that no limit is met.</summary>
internal sealed class Walker(TestSite site, Role? role)
{
    public const int PagesEach = 40;

    private Visitor _visitor = null!;
    private string _token = "";
    private int _pages;

    public async Task<HttpResponseMessage> Ask(Route route, bool withToken = true)
    {
        if (_pages++ % PagesEach == 0)
            await Begin();
        var answer = await Send(route, withToken);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            await Begin();
            answer = await Send(route, withToken);
        }
        // Pages that end sessions end this one's too.
        if (answer.Headers.Contains("Clear-Site-Data"))
            _pages = 0;
        return answer;
    }

    private Task<HttpResponseMessage> Send(Route route, bool withToken)
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Address);
        if (route.Method != "GET")
            request.Content = new FormUrlEncodedContent(
                withToken ? [new("__RequestVerificationToken", _token)] : [new("nothing", "")]
            );
        return _visitor.Send(request);
    }

    private async Task Begin()
    {
        _visitor = role switch
        {
            null => site.Visitor(),
            Role.Returnee => await site.As((await Given.ARegisteredReturnee(site)).Actor),
            { } some => await site.As(await site.Staff(some)),
        };
        var page = await _visitor.Open(role is null ? "/register" : "/account");
        _token = page.Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
    }
}
