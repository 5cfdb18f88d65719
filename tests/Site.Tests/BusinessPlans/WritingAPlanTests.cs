using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.BusinessPlans;

public sealed class WritingAPlanTests : SiteTest
{
    [Fact]
    public async Task A_returnee_chooses_a_call_and_begins()
    {
        var returnee = await Given.AVerifiedReturnee(Site);
        await Given.AnOpenCall(Site);
        var visitor = await Site.As(returnee.Actor);

        var call = await (await visitor.Open("/portal/plan")).Follow("Bantuan modal usaha 2026");
        var home = await call.Form("Mulai rencana").Submit();

        home.ShouldBe(HttpStatusCode.OK).ShouldShowText("business-plans.write-on");
        (await visitor.Open("/portal/plan")).ShouldShow("PU-2026-");
    }

    [Fact]
    public async Task Pressed_twice_one_plan_is_begun()
    {
        var returnee = await Given.AVerifiedReturnee(Site);
        var call = await Given.AnOpenCall(Site);
        var page = await (await Site.As(returnee.Actor)).Open($"/portal/plan/calls/{call}");

        var first = await page.Form("Mulai rencana").Submit();
        var second = await page.Form("Mulai rencana").Submit();

        second.Path.ShouldBe(first.Path);
        (await Site.Db(db => db.BusinessPlans.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_plan_for_the_same_call_is_refused()
    {
        var returnee = await Given.AVerifiedReturnee(Site);
        var call = await Given.AnOpenCall(Site);
        var visitor = await Site.As(returnee.Actor);
        var (one, other) = (
            await visitor.Open($"/portal/plan/calls/{call}"),
            await visitor.Open($"/portal/plan/calls/{call}")
        );
        await one.Form("Mulai rencana").Submit();

        (await other.Form("Mulai rencana").Submit()).ShouldShowRule(PlanRules.OneLivePlanPerCall);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("product")]
    [InlineData("market")]
    [InlineData("operations")]
    [InlineData("people")]
    [InlineData("risks")]
    [InlineData("cash-flow")]
    [InlineData("budget")]
    [InlineData("photos")]
    [InlineData("documents")]
    [InlineData("submit")]
    [InlineData("withdraw")]
    public async Task Each_part_has_its_page_in_both_languages(string part)
    {
        var plan = await Given.AStartedPlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);

        await visitor.Open($"/portal/plan/{plan.Id}/{part}");
        visitor.Language = "en";
        await visitor.Open($"/portal/plan/{plan.Id}/{part}");
    }

    [Fact]
    public async Task What_is_typed_in_a_section_is_kept()
    {
        var plan = await Given.AStartedPlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);
        var page = await visitor.Open($"/portal/plan/{plan.Id}/product");

        var home = await page.Form().Fill("Values[what-sold]", "Beras, minyak, telur").Submit();

        home.ShouldBeAt($"/portal/plan/{plan.Id}");
        (await visitor.Open($"/portal/plan/{plan.Id}/product"))
            .Form()
            .ValueOf("Values[what-sold]")
            .Trim()
            .ShouldBe("Beras, minyak, telur");
    }

    [Fact]
    public async Task A_wrong_value_is_told_beside_its_field_and_stays_typed()
    {
        var plan = await Given.AStartedPlan(Site);
        var page = await (await Site.As(plan.Returnee.Actor)).Open($"/portal/plan/{plan.Id}/identity");

        var again = await page.Form("form[data-autosave]").Fill("Values[nib]", "12ab").Submit();

        again.ShouldShowError("Values[nib]").Form("form[data-autosave]").ValueOf("Values[nib]").ShouldBe("12ab");
    }

    [Fact]
    public async Task A_field_changed_elsewhere_is_shown_in_both_versions_and_nothing_is_lost()
    {
        var plan = await Given.AStartedPlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);
        var (phone, tablet) = (
            await visitor.Open($"/portal/plan/{plan.Id}/product"),
            await visitor.Open($"/portal/plan/{plan.Id}/product")
        );
        await phone.Form().Fill("Values[what-sold]", "Beras").Submit();

        var both = await tablet.Form().Fill("Values[what-sold]", "Minyak").Fill("Values[prices]", "Rp14.000").Submit();

        both.ShouldBe(HttpStatusCode.Conflict).ShouldShow("Beras").ShouldShow("Minyak");
        await both.Form().Submit();
        var kept = await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id));
        (kept.Answer("what-sold"), kept.Answer("prices")).ShouldBe(("Minyak", "Rp14.000"));
    }

    [Fact]
    public async Task Each_field_saves_itself_and_says_when()
    {
        var plan = await Given.AStartedPlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);
        var page = await visitor.Open($"/portal/plan/{plan.Id}/product");

        var answer = await Autosave(visitor, page, "what-sold", "", "Telur");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Tersimpan");
        var stale = await Autosave(visitor, page, "what-sold", "", "Ayam");
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Budget_lines_add_up_to_the_totals()
    {
        var plan = await Given.AStartedPlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);
        var page = await visitor.Open($"/portal/plan/{plan.Id}/budget");

        page = await page.Form("Tambah barang")
            .Fill("Description", "Etalase kaca")
            .Fill("Quantity", "2")
            .Fill("Unit", "unit")
            .Fill("UnitPrice", "1.850.000")
            .Submit();
        page.ShouldShow("Rp3.700.000");

        page = await (await page.Follow("Ubah Etalase kaca")).Form().Fill("Quantity", "1").Submit();
        page.ShouldShow("Rp1.850.000").ShouldNotShow("Rp3.700.000");

        page = await page.Form("form[action$='/remove']").Submit();
        page.ShouldNotShow("Etalase kaca");
    }

    [Fact]
    public async Task A_budget_line_without_a_price_is_refused_beside_its_field()
    {
        var plan = await Given.AStartedPlan(Site);
        var page = await (await Site.As(plan.Returnee.Actor)).Open($"/portal/plan/{plan.Id}/budget");

        var again = await page.Form("Tambah barang").Fill("Description", "Etalase").Submit();

        again.ShouldShowRule(PlanRules.LinePriced).ShouldShowError("UnitPrice");
    }

    [Fact]
    public async Task One_month_is_copied_to_the_rest_of_the_year()
    {
        var plan = await Given.AStartedPlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);
        var page = await visitor.Open($"/portal/plan/{plan.Id}/cash-flow");
        await page.Form().Fill("Values[revenue-1]", "4.500.000").Fill("Values[goods-1]", "3.000.000").Submit();

        page = await visitor.Open($"/portal/plan/{plan.Id}/cash-flow?month=1");
        await page.Form("Isi sama untuk bulan berikutnya").Submit();

        (await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id)))
            .CashFlow()
            .Profit.ShouldBe(18_000_000);
    }

    [Fact]
    public async Task A_photo_is_added_and_taken_out()
    {
        var plan = await Given.AStartedPlan(Site);
        var page = await (await Site.As(plan.Returnee.Actor)).Open($"/portal/plan/{plan.Id}/photos");

        page = await page.Form("Unggah").Attach("File", "warung.png", Make.Png(), "image/png").Submit();
        page.ShouldShow("warung.png");
        page = await page.Form("form[action$='/remove']").Submit();
        page.ShouldNotShow("warung.png");
    }

    [Fact]
    public async Task Another_persons_plan_is_not_found()
    {
        var plan = await Given.AStartedPlan(Site);
        var other = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);

        foreach (var part in new[] { "", "/product", "/budget", "/photos", "/submit" })
            (await other.Get($"/portal/plan/{plan.Id}{part}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> Autosave(
        Visitor visitor,
        Page page,
        string field,
        string seen,
        string value
    )
    {
        var token = page.Form().ValueOf("__RequestVerificationToken");
        return await visitor.Send(
            new HttpRequestMessage(HttpMethod.Post, page.Path + "/field")
            {
                Content = new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["field"] = $"Values[{field}]",
                        [$"Values[{field}]"] = value,
                        [$"Seen[{field}]"] = seen,
                        ["__RequestVerificationToken"] = token,
                    }
                ),
            }
        );
    }
}
