using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Notifications;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Notifications;

public sealed class LinkTests : SiteTest
{
    public static TheoryData<string> Pages => [.. SitePages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_a_message_leads_to_is_in_the_site(string page) =>
        Site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .ShouldContain(e => Matches(e, page));

    private static bool Matches(RouteEndpoint endpoint, string page) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(page, []);
}
