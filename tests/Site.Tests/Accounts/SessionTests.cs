using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Staff;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Accounts;

public sealed class SessionTests : SiteTest
{
    [Fact]
    public async Task Signing_out_makes_a_kept_copy_of_the_cookie_worthless()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var (cookie, visitor) = await SignedIn(email);
        (await Replay(cookie)).ShouldBe(HttpStatusCode.OK);

        var answer = await Post(visitor, "/sign-out");
        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldContain("cookies");
        (await Replay(cookie)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_only_and_hidden_from_scripts()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var (cookie, _) = await SignedIn(email);

        cookie.ShouldStartWith("__Host-auth=");
        foreach (var part in new[] { "secure", "httponly", "samesite=lax", "path=/" })
            cookie.ToLowerInvariant().ShouldContain(part);
        cookie.ToLowerInvariant().ShouldNotContain("domain=");
        cookie.ToLowerInvariant().ShouldNotContain("expires=");
    }

    [Fact]
    public async Task Signing_in_again_makes_a_new_session_and_ends_the_one_before()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var (first, visitor) = await SignedIn(email);
        await visitor.GivePassword(email);

        (await Replay(first)).ShouldBe(HttpStatusCode.Redirect);
        (
            await Site.Db(db =>
                db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from identity.session").SingleAsync()
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Staff_are_signed_out_after_fifteen_idle_minutes_and_eight_hours_at_the_latest()
    {
        var visitor = await Site.As(await Site.Staff(Role.Officer));
        Clock.Advance(TimeSpan.FromMinutes(14));
        (await visitor.Get("/account")).ShouldBeAt("/account");
        Clock.Advance(TimeSpan.FromMinutes(15));
        (await visitor.Get("/account")).ShouldBeAt("/sign-in");

        visitor = await Site.As(await Site.Staff(Role.Officer));
        for (var minutes = 0; minutes < 8 * 60 - 10; minutes += 10)
        {
            Clock.Advance(TimeSpan.FromMinutes(10));
            (await visitor.Get("/account")).ShouldBeAt("/account");
        }
        Clock.Advance(TimeSpan.FromMinutes(10));
        (await visitor.Get("/account")).ShouldBeAt("/sign-in");
    }

    [Fact]
    public async Task Returnees_are_signed_out_after_thirty_idle_minutes()
    {
        var visitor = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);
        Clock.Advance(TimeSpan.FromMinutes(29));
        (await visitor.Get("/account")).ShouldBeAt("/account");
        Clock.Advance(TimeSpan.FromMinutes(30));
        (await visitor.Get("/account")).ShouldBeAt("/sign-in");
    }

    [Fact]
    public async Task Disabling_somebody_ends_their_sessions_at_once()
    {
        var officer = await Site.Staff(Role.Officer);
        var visitor = await Site.As(officer);
        await Site.Send(new DisableStaff(officer.StaffId!.Value, "cuti panjang"), await Site.Staff(Role.Administrator));

        (await visitor.Get("/account")).ShouldBeAt("/sign-in");
    }

    [Fact]
    public async Task Changing_somebodys_roles_ends_their_sessions_at_once()
    {
        var officer = await Site.Staff(Role.Officer);
        var visitor = await Site.As(officer);
        await Site.Send(
            new ChangeDuties(officer.StaffId!.Value, "Nama Baru", "Kantor", [Role.Trainer], null, null),
            await Site.Staff(Role.Administrator)
        );

        (await visitor.Get("/account")).ShouldBeAt("/sign-in");
    }

    [Fact]
    public async Task People_end_their_sessions_elsewhere_and_nobody_elses()
    {
        var officer = await Site.Staff(Role.Officer);
        var (here, there) = (await Site.As(officer), await Site.As(officer));
        var stranger = await Site.As(await Site.Staff(Role.Officer));
        var page = await here.Open("/account");
        var other = page.Document.QuerySelector("form[action$='/end']")!.GetAttribute("action")!;

        (await Post(stranger, other)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Form($"[action='{other}']").Submit()).ShouldShowText("accounts.session-ended");
        (await there.Get("/account")).ShouldBeAt("/sign-in");
        (await here.Get("/account")).ShouldBeAt("/account");
        (await stranger.Get("/account")).ShouldBeAt("/account");
    }

    [Fact]
    public async Task People_end_all_their_other_sessions_at_once()
    {
        var officer = await Site.Staff(Role.Officer);
        var (here, there) = (await Site.As(officer), await Site.As(officer));
        (await (await here.Open("/account")).Form("[action$='end-others']").Submit()).ShouldShowText(
            "accounts.others-ended"
        );

        (await there.Get("/account")).ShouldBeAt("/sign-in");
        (await here.Get("/account")).ShouldBeAt("/account");
    }

    private async Task<(string Cookie, Visitor Visitor)> SignedIn(Domain.Shared.EmailAddress email)
    {
        var visitor = Site.Visitor();
        var form = (await visitor.Open("/sign-in/staff")).Form();
        var fields = form.Fill("Email", email.Value).Fill("Password", SignIn.Password).Fields();
        var answer = await visitor.Send(
            new HttpRequestMessage(HttpMethod.Post, "/sign-in/staff") { Content = new FormUrlEncodedContent(fields) }
        );
        return (answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("auth=")), visitor);
    }

    private static async Task<HttpResponseMessage> Post(Visitor visitor, string address)
    {
        var token = (await visitor.Open("/account"))
            .Document.QuerySelector("input[name='__RequestVerificationToken']")!
            .GetAttribute("value")!;
        return await visitor.Send(
            new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
            }
        );
    }

    private async Task<HttpStatusCode> Replay(string cookie)
    {
        using var client = new HttpClient(Site.Handler) { BaseAddress = TestSite.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        return (await client.SendAsync(request)).StatusCode;
    }
}
