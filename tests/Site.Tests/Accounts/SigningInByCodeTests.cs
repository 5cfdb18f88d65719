using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Accounts;
using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Accounts;

public sealed class SigningInByCodeTests : SiteTest
{
    private const string Phone = "081298765432";

    [Fact]
    public async Task Whom_a_companion_registered_signs_in_with_the_phone_on_file()
    {
        await Registered();
        var page = await CodePage(Site.Visitor());

        (await page.Form("[action='/sign-in/code']").Fill("Code", await Site.LastCode()).Submit()).ShouldBeAt(
            "/portal"
        );
        (await Site.Db(db => db.Users.CountAsync(a => a.ReturneeId != null))).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_number_sees_the_same_page_and_gets_nothing()
    {
        await Registered();
        var known = await CodePage(Site.Visitor());
        var sent = await Site.MessagesSent("one-time-code");
        var unknown = await CodePage(Site.Visitor(), "081211112222");

        (await Site.MessagesSent("one-time-code")).ShouldBe(sent);
        unknown.Text.Replace("+6281211112222", "").ShouldBe(known.Text.Replace("+6281298765432", ""));
    }

    [Fact]
    public async Task Of_twenty_posts_of_one_code_at_once_one_gets_in()
    {
        await Registered();
        var page = await CodePage(Site.Visitor());
        var fields = page.Form("[action='/sign-in/code']").Fill("Code", await Site.LastCode()).Fields();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    page.Visitor.Send(
                        new HttpRequestMessage(HttpMethod.Post, "/sign-in/code")
                        {
                            Content = new FormUrlEncodedContent(fields),
                        }
                    )
                )
        );

        answers.Count(a => a.Headers.Location?.ToString() == "/portal").ShouldBe(1);
        (await Site.Db(db => db.Users.CountAsync(a => a.ReturneeId != null))).ShouldBe(1);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_is_worth_nothing()
    {
        await Registered();
        var page = await CodePage(Site.Visitor());
        var right = await Site.LastCode();
        var wrong = right == "111111" ? "222222" : "111111";
        for (var i = 0; i < 5; i++)
            page = await page.Form("[action='/sign-in/code']").Fill("Code", wrong).Submit();

        (await page.Form("[action='/sign-in/code']").Fill("Code", right).Submit()).ShouldShowRule(
            AccountRules.CodeWorks
        );
    }

    [Fact]
    public async Task A_code_is_too_old_after_ten_minutes()
    {
        await Registered();
        var page = await CodePage(Site.Visitor());
        Clock.Advance(TimeSpan.FromMinutes(10));

        (await page.Form("[action='/sign-in/code']").Fill("Code", await Site.LastCode()).Submit()).ShouldShowRule(
            AccountRules.CodeWorks
        );
    }

    [Fact]
    public async Task A_fourth_code_within_ten_minutes_is_refused()
    {
        await Registered();
        for (var i = 0; i < 3; i++)
            await CodePage(Site.Visitor());
        var form = (await Site.Visitor().Open("/sign-in")).Form();

        (await form.Fill("Contact", Phone).Submit()).ShouldShowRule(AccountRules.FewCodes);
        Clock.Advance(TimeSpan.FromMinutes(10));
        await CodePage(Site.Visitor());
    }

    [Fact]
    public async Task A_number_in_two_files_signs_nobody_in()
    {
        await Registered();
        await Registered();
        var page = await CodePage(Site.Visitor());

        (await page.Form("[action='/sign-in/code']").Fill("Code", await Site.LastCode()).Submit()).ShouldShowRule(
            AccountRules.ContactIsOne
        );
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("//evil.test", "/portal")]
    [InlineData("/\\evil.test", "/portal")]
    [InlineData("https://evil.test/", "/portal")]
    [InlineData("https:evil.test", "/portal")]
    public async Task After_signing_in_one_goes_on_within_this_site_only(string wanted, string reached)
    {
        await Registered();
        var visitor = Site.Visitor();
        var page = await CodePage(visitor, Phone, "/sign-in?returnUrl=" + Uri.EscapeDataString(wanted));
        var done = await page.Form("[action='/sign-in/code']").Fill("Code", await Site.LastCode()).Submit();

        done.Address.Host.ShouldBe(TestSite.Address.Host);
        done.ShouldBeAt(reached);
    }

    private async Task<Id<Returnee>> Registered() =>
        await Site.Send(
            new RegisterOnBehalf(
                Make.PersonName(),
                PhoneNumber.Parse(Phone),
                null,
                "id",
                ConsentChannel.Companion,
                null,
                null
            ),
            await Site.Staff(Role.Companion)
        );

    private static async Task<Page> CodePage(Visitor visitor, string contact = Phone, string address = "/sign-in")
    {
        var next = await (await visitor.Open(address)).Form().Fill("Contact", contact).Submit();
        return next.ShouldBe(HttpStatusCode.OK).ShouldBeAt("/sign-in/code");
    }
}
