using System.Net;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Host;

public sealed class SignedInVisitorTests : SiteTest
{
    private const string SignedInOnly = "/portal/more";

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_back()
    {
        using var answer = await Site.Visitor().Fetch(SignedInOnly);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/sign-in?returnUrl=%2Fportal%2Fmore");
    }

    [Fact]
    public async Task An_actor_carries_a_real_session_until_it_ends()
    {
        var officer = await Site.Staff(Role.Officer);
        var visitor = await Site.As(officer);
        (await visitor.Fetch(SignedInOnly)).StatusCode.ShouldNotBe(HttpStatusCode.Redirect);

        Clock.AdvanceDays(1);
        (await visitor.Fetch(SignedInOnly)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await visitor.SignIn(officer);
        (await visitor.Fetch(SignedInOnly)).StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
    }
}
