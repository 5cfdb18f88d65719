using System.Net;
using System.Text.Json;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

public sealed class HealthTests : SiteTest
{
    [Fact]
    public async Task A_running_site_says_that_it_lives()
    {
        using var answer = await Site.Visitor().Fetch("/health/live");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_site_with_its_database_says_that_it_is_ready()
    {
        using var answer = await Site.Visitor().Fetch("/health/ready");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        told.RootElement.GetProperty("status").GetString().ShouldBe("Healthy");
        told.RootElement.GetProperty("checks")
            .GetProperty("database")
            .GetProperty("status")
            .GetString()
            .ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_late_outbox_is_told_but_does_not_take_the_site_away()
    {
        await Site.Queue("host-test", new { }, "late");
        Clock.Advance(TimeSpan.FromMinutes(6));

        using var answer = await Site.Visitor().Fetch("/health/ready");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"outbox\":{\"status\":\"Degraded\"");
    }

    [Fact]
    public async Task The_health_pages_tell_no_secret()
    {
        using var answer = await Site.Visitor().Fetch("/health/ready");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("Host=");
        text.ShouldNotContain("programme;");
    }
}
