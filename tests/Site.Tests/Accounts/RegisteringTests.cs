using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Accounts;
using PmiEmas.Domain.Returnees;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Accounts;

public sealed class RegisteringTests : SiteTest
{
    [Theory]
    [InlineData("0812-3456-7890", "+6281234567890")]
    [InlineData("+62 812 3456 7890", "+6281234567890")]
    [InlineData("62812 34567890", "+6281234567890")]
    [InlineData("81234567890", "+6281234567890")]
    public async Task Somebody_registers_with_a_phone_number_as_it_is_written_in_Indonesia(string typed, string kept)
    {
        var visitor = Site.Visitor();
        var page = await AskForCode(visitor, typed);
        var done = await page.Form("[action='/register/code']").Fill("Code", await Site.LastCode()).Submit();

        done.ShouldBeAt("/portal");
        var returnee = await Site.Db(db => db.Returnees.SingleAsync());
        returnee.Phone!.Value.ShouldBe(kept);
        returnee.Status.ShouldBe(ReturneeStatus.Draft);
        (await visitor.Open("/account")).ShouldShow("Siti Aminah");
    }

    [Fact]
    public async Task The_code_comes_by_mail_to_whoever_gives_an_address()
    {
        var page = await AskForCode(Site.Visitor(), "siti@contoh.test");
        await Site.DrainOutbox();

        Site.Mail.To("siti@contoh.test").Count.ShouldBe(1);
        (await page.Form("[action='/register/code']").Fill("Code", await Site.LastCode()).Submit()).ShouldBeAt(
            "/portal"
        );
    }

    [Fact]
    public async Task Without_consent_nothing_is_sent()
    {
        var page = await Site.Visitor().Open("/register");
        var refused = await page.Form().Fill("FullName", "Siti Aminah").Fill("Contact", "081234567890").Submit();

        refused.ShouldShowError("Consent");
        (await Site.MessagesSent("one-time-code")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_number_and_no_address_is_explained()
    {
        var page = await Site.Visitor().Open("/register");
        var refused = await page.Form().Fill("FullName", "Siti").Fill("Contact", "12345").Check("Consent").Submit();

        refused.ShouldShowError("Contact").ShouldShowText("accounts.not-contact");
    }

    [Fact]
    public async Task A_wrong_code_opens_no_file()
    {
        var page = await AskForCode(Site.Visitor(), "081234567890");
        var right = await Site.LastCode();
        var wrong = right == "000000" ? "000001" : "000000";

        (await page.Form("[action='/register/code']").Fill("Code", wrong).Submit()).ShouldShowRule(
            AccountRules.CodeWorks
        );
        (await Site.Db(db => db.Returnees.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_registers_again_comes_to_the_file_that_is_there()
    {
        for (var time = 0; time < 2; time++)
        {
            var page = await AskForCode(Site.Visitor(), "081234567890");
            (await page.Form("[action='/register/code']").Fill("Code", await Site.LastCode()).Submit()).ShouldBeAt(
                "/portal"
            );
        }
        (await Site.Db(db => db.Returnees.CountAsync())).ShouldBe(1);
        (await Site.Db(db => db.Users.CountAsync(a => a.ReturneeId != null))).ShouldBe(1);
    }

    private static async Task<Page> AskForCode(Visitor visitor, string contact)
    {
        var page = await visitor.Open("/register");
        var next = await page.Form().Fill("FullName", "Siti Aminah").Fill("Contact", contact).Check("Consent").Submit();
        return next.ShouldBe(HttpStatusCode.OK).ShouldBeAt("/register/code");
    }
}
