using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Accounts;

public sealed class StaffSignInTests : SiteTest
{
    private const string Wrong = "bukan kata sandi yang benar";

    [Fact]
    public async Task In_the_demonstration_the_password_is_enough()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        (await Site.Visitor().GivePassword(email)).ShouldBeAt("/workspace");
    }

    [Fact]
    public async Task Unknown_wrong_and_locked_read_the_same()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var unknown = await Site.Visitor().GivePassword(Domain.Shared.EmailAddress.Parse("nobody@emas.test"));
        var wrong = await Site.Visitor().GivePassword(email, Wrong);
        for (var i = 0; i < 4; i++)
            await Site.Visitor().GivePassword(email, Wrong);
        var locked = await Site.Visitor().GivePassword(email);

        foreach (var page in new[] { unknown, wrong, locked })
            page.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldShowText("accounts.sign-in-refused");
        wrong.Text.ShouldBe(locked.Text);
        unknown.Text.ShouldBe(wrong.Text);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_fifteen_minutes()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        for (var i = 0; i < 5; i++)
            await Site.Visitor().GivePassword(email, Wrong);

        Clock.Advance(TimeSpan.FromMinutes(14));
        (await Site.Visitor().GivePassword(email)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await Site.Visitor().GivePassword(email)).ShouldBeAt("/workspace");
    }

    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_wrong_password()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        await Time(email.Value);
        var known = await Time(email.Value);
        var unknown = await Time("nobody@emas.test");

        // Two hundred thousand rounds take tens of milliseconds; leaving them out would take one.
        unknown.ShouldBeGreaterThan(known / 3);
    }

    [Fact]
    public async Task In_earnest_the_app_is_set_up_first_and_asked_for_ever_after()
    {
        await using var site = await SignIn.InEarnest(Pool);
        var (_, email) = await site.StaffWithPassword(Role.TreasuryMaker);
        var visitor = site.Visitor();
        var app = (await visitor.GivePassword(email)).ShouldBeAt("/sign-in/staff/app");
        var picture = await visitor.Fetch(app.Document.QuerySelector("main img")!.GetAttribute("src")!);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await visitor.Get("/account")).ShouldBeAt("/sign-in");

        var codes = await app.Form().Fill("Code", await site.AppCode(email)).Submit();
        codes.ShouldShowText("accounts.recovery-codes");
        var recovery = codes.Document.QuerySelectorAll("main li code").Select(c => c.TextContent).ToList();
        recovery.Count.ShouldBe(10);
        (await visitor.Open("/account")).ShouldShow("Ratna Kusuma");

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var ask = (await site.Visitor().GivePassword(email)).ShouldBeAt("/sign-in/staff/code");
        (await ask.Form().Fill("Code", await site.AppCode(email)).Submit()).ShouldBeAt("/workspace");

        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity })
        {
            site.Clock.Advance(TimeSpan.FromMinutes(10));
            ask = await site.Visitor().GivePassword(email);
            var entered = await ask.Form().Fill("Code", recovery[0].ToLowerInvariant()).Submit();
            (entered.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(expected != HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Of_twenty_posts_of_one_app_code_at_once_one_gets_in()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        await Site.Enrol(email);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var page = (await Site.Visitor().GivePassword(email)).ShouldBeAt("/sign-in/staff/code");
        var fields = page.Form().Fill("Code", await Site.AppCode(email)).Fields();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    page.Visitor.Send(
                        new HttpRequestMessage(HttpMethod.Post, "/sign-in/staff/code")
                        {
                            Content = new FormUrlEncodedContent(fields),
                        }
                    )
                )
        );

        answers.Count(a => a.Headers.Location?.ToString() == "/workspace").ShouldBe(1);
    }

    [Fact]
    public async Task A_sixth_try_from_one_address_within_a_minute_has_to_wait()
    {
        await using var site = await SignIn.InEarnest(Pool);
        var (_, email) = await site.StaffWithPassword(Role.Officer);
        var visitor = site.Visitor();
        for (var i = 0; i < 5; i++)
            (await visitor.GivePassword(email, Wrong)).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await visitor.GivePassword(email)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await site.Visitor().GivePassword(Domain.Shared.EmailAddress.Parse("x@emas.test"))).ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
    }

    [Fact]
    public async Task A_disabled_member_is_refused_like_anybody()
    {
        var (id, email) = await Site.StaffWithPassword(Role.Officer);
        await Site.Send(new Application.Staff.DisableStaff(id, "pindah tugas"), await Site.Staff(Role.Administrator));
        (await Site.Visitor().GivePassword(email)).ShouldShowText("accounts.sign-in-refused");
    }

    private async Task<long> Time(string email)
    {
        var clock = Stopwatch.StartNew();
        await Site.Send(new Application.Accounts.SignInWithPassword(email, Wrong));
        return clock.ElapsedMilliseconds;
    }
}
