using System.Net;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Accounts;

public sealed class NewPasswordTests : SiteTest
{
    private const string Other = "sepeda tua di bawah randu";

    [Fact]
    public async Task A_link_sets_a_password_once_and_ends_every_session()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var visitor = Site.Visitor();
        await visitor.GivePassword(email);
        var link = await AskForLink(email);

        (await SetPassword(link, Other)).ShouldBeAt("/sign-in/staff").ShouldShowText("accounts.password-set");
        (await visitor.Get("/account")).ShouldBeAt("/sign-in");
        (await Site.Visitor().GivePassword(email, Other)).ShouldBeAt("/workspace");
        (await Site.Visitor().GivePassword(email)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Site.Visitor().Open(link)).ShouldShowText("accounts.link-over");
    }

    [Fact]
    public async Task A_link_works_for_thirty_minutes()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var link = await AskForLink(email);
        Clock.Advance(TimeSpan.FromMinutes(30));
        (await Site.Visitor().Open(link)).ShouldShowText("accounts.link-over");
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var first = await AskForLink(email);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await AskForLink(email);

        (await Site.Visitor().Open(first)).ShouldShowText("accounts.link-over");
        (await SetPassword(second, Other)).ShouldBeAt("/sign-in/staff");
    }

    [Fact]
    public async Task An_unknown_address_reads_the_same_and_gets_nothing()
    {
        var page = await Ask(EmailAddress.Parse("nobody@emas.test"));
        page.ShouldShowText("accounts.reset-sent");
        (await Site.MessagesSent("password-reset")).ShouldBe(0);
    }

    [Theory]
    [InlineData("pendek", "accounts.password-long-enough")]
    [InlineData("password12345", "accounts.password-uncommon")]
    [InlineData("P@ssw0rd2026!!", "accounts.password-uncommon")]
    [InlineData("qwertyuiop123", "accounts.password-uncommon")]
    [InlineData("rahasia123456", "accounts.password-uncommon")]
    [InlineData("aaaaaaaaaaaaaaaa", "accounts.password-uncommon")]
    [InlineData("sayangkamuselamanya", "accounts.password-uncommon")]
    [InlineData("Indonesia1945", "accounts.password-uncommon")]
    [InlineData("pmiemasbanten2026", "accounts.password-uncommon")]
    [InlineData("ratnakusuma1990", "accounts.password-not-about-you")]
    public async Task A_password_others_would_guess_is_refused(string password, string rule)
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        (await SetPassword(await AskForLink(email), password))
            .ShouldShowRule(new Rule(rule))
            .ShouldShowError("Password");
    }

    [Theory]
    [InlineData("kerbau minum di kali")]
    [InlineData("Xk9#mQv27!bTzL")]
    [InlineData("tiga ekor kancil lapar")]
    [InlineData("naïve ☕ dan pisang goreng")]
    public void A_sentence_of_ones_own_is_taken(string password) =>
        Passwords.Broken(password, ["Ratna", "Kusuma", "BP3MI", "Banten"]).ShouldBeNull();

    [Fact]
    public async Task Both_passwords_must_be_the_same()
    {
        var (_, email) = await Site.StaffWithPassword(Role.Officer);
        var page = await Site.Visitor().Open(await AskForLink(email));
        (await page.Form().Fill("Password", Other).Fill("Again", Other + "x").Submit()).ShouldShowError("Again");
    }

    private async Task<Page> Ask(EmailAddress email) =>
        await (await Site.Visitor().Open("/sign-in/staff/forgot")).Form().Fill("Email", email.Value).Submit();

    private async Task<string> AskForLink(EmailAddress email)
    {
        (await Ask(email)).ShouldBeAt("/sign-in/staff").ShouldShowText("accounts.reset-sent");
        return await Site.LastLink("password-reset");
    }

    private async Task<Page> SetPassword(string link, string password) =>
        await (await Site.Visitor().Open(link)).Form().Fill("Password", password).Fill("Again", password).Submit();
}
