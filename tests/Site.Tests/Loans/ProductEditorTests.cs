using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class ProductEditorTests : SiteTest
{
    private const string New = "/workspace/loan-products/new";

    [Fact]
    public async Task The_example_shows_what_stands_in_the_form_and_keeps_nothing()
    {
        var page = await Manager(New);
        page = await Filled(page)
            .Choose("Method", "Flat")
            .Fill("AnnualRate", "12")
            .Fill("ExampleAmount", "6.000.000")
            .Submit("Lihat contoh");

        page.ShouldBe(HttpStatusCode.OK);
        page.ShouldShow("Contoh jadwal untuk Rp6.000.000");
        page.ShouldShow("Rp720.000");
        page.Form($"[action='{New}']").ValueOf("AnnualRate").ShouldBe("12");
        (await Site.Db(db => db.LoanProducts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task With_script_only_the_example_comes_back()
    {
        var page = await Manager(New);
        var fields = Filled(page).Choose("Method", "Annuity").Fill("AnnualRate", "6").Fields();
        page.Visitor.Headers.Add("HX-Request", "true");
        using var request = new HttpRequestMessage(HttpMethod.Post, New + "/preview")
        {
            Content = new FormUrlEncodedContent(fields),
        };
        using var answer = await page.Visitor.Send(request);

        var part = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, part);
        part.ShouldNotContain("<form");
        part.ShouldContain("Jadwal angsuran");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field()
    {
        var page = await Manager(New);
        page = await Filled(page).Choose("Method", "Flat").Fill("AnnualRate", "seratus").Submit();
        page.ShouldShowError("AnnualRate");

        page = await Filled(page).Fill("AnnualRate", "6").Fill("UsualPeriods", "99").Submit();
        page.ShouldShowError("UsualPeriods");
        page = await Filled(page)
            .Fill("UsualPeriods", "12")
            .Fill("GracePrincipal", "3")
            .Fill("FewestPeriods", "3")
            .Submit("Lihat contoh");
        page.ShouldBe(HttpStatusCode.OK);
        page = await Filled(page).Fill("GracePrincipal", "3").Fill("FewestPeriods", "3").Submit();
        page.ShouldShowError("GracePrincipal");
    }

    [Fact]
    public async Task A_seasonal_plan_is_made_by_hand_and_must_cover_the_whole_loan()
    {
        var page = await Manager(New);
        page = await Seasonal(page, "60").Submit();
        page.ShouldShow("berjumlah tepat 100 persen");
        page.ShouldShowError("Seasons[0].AfterMonths");

        page = await Seasonal(page, "70").Submit();
        page.ShouldBe(HttpStatusCode.OK);
        var terms = (await Site.Db(db => db.LoanProducts.SingleAsync())).Terms;
        terms.Seasons!.Rows.ShouldBe([new Season(4, 3_000), new Season(8, 7_000)]);
        (terms.FewestPeriods, terms.MostPeriods).ShouldBe((2, 2));
        page.ShouldShow("bulan 4: 30%, bulan 8: 70%");
    }

    [Fact]
    public async Task A_loan_of_a_seasonal_product_is_signed_with_its_seasons()
    {
        var given = await Given.AnApprovedLoan(
            Site,
            LoanMethod.EqualPrincipal,
            change: t =>
                t with
                {
                    FewestPeriods = 2,
                    UsualPeriods = 2,
                    MostPeriods = 2,
                    Seasons = Seasons.Of([new(5, 4_000), new(11, 6_000)]),
                },
            periods: 2
        );
        var loan = await Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));
        loan.Instalments.OrderBy(i => i.No)
            .Select(i => (i.DueOn, i.Principal.Rupiah))
            .ShouldBe([(new DateOnly(2027, 4, 20), 4_800_000), (new DateOnly(2027, 10, 20), 7_200_000)]);
    }

    [Fact]
    public async Task Versions_say_who_changed_what_and_when()
    {
        var id = await Product();
        var page = await Manager(Path(id));
        page = await page.Form($"[action='{Path(id)}']").Fill("AnnualRate", "9").Submit();

        page.ShouldShow("Versi 2: disimpan 20 November 2026");
        page.ShouldShow("TreasuryChecker");
        page.Document.QuerySelector("del")!.TextContent.ShouldBe("6%");
        page.Document.QuerySelector("ins")!.TextContent.ShouldBe("9%");
    }

    [Fact]
    public async Task Nothing_changed_makes_no_version()
    {
        var id = await Product();
        var page = await Manager(Path(id));
        (await page.Form($"[action='{Path(id)}']").Submit()).ShouldShowRule(ProductRules.SomethingChanged);
    }

    [Fact]
    public async Task A_product_is_withdrawn_with_a_reason_and_offered_again()
    {
        var id = await Product();
        var page = await Manager(Path(id));
        page = await page.Follow("Tarik produk");
        (await page.Form().Submit()).ShouldShowError("Reason");
        page = await page.Form().Fill("Reason", "Dana bergulir habis").Submit();
        page.ShouldShow("Tidak ditawarkan");
        page.ShouldShow("Dana bergulir habis");
        page = await page.Visitor.Open(Path(id) + "/withdraw");
        (await page.Form().Fill("Reason", "lagi").Submit()).ShouldShowRule(ProductRules.StillOffered);

        page = await (await page.Visitor.Open(Path(id))).Form("Tawarkan lagi").Submit();
        page.ShouldShow("Produk ditawarkan lagi.");
    }

    [Fact]
    public async Task Whoever_may_not_manage_products_reads_them()
    {
        var id = await Product();
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open(Path(id));
        page.ShouldShow("Koperasi Simpan Pinjam Banten Sejahtera");
        page.Document.QuerySelector($"form[action='{Path(id)}']").ShouldBeNull();
        (await officer.Get(Path(id) + "/withdraw")).ShouldBe(HttpStatusCode.Forbidden);
        (await officer.Get(Path(Id<LoanProduct>.New()))).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Page> Manager(string path) =>
        await (await Site.As(await Site.Staff(Role.TreasuryChecker))).Open(path);

    private async Task<Id<LoanProduct>> Product()
    {
        await Given.ALoanProduct(Site, LoanMethod.Flat);
        return await Site.Db(db => db.LoanProducts.Select(p => p.Id).SingleAsync());
    }

    private static string Path(Id<LoanProduct> id) => $"/workspace/loan-products/{id}";

    private static PageForm Filled(Page page) =>
        page.Form($"[action='{New}']")
            .Fill("Code", "BARU1")
            .Fill("Name", "Pinjaman baru")
            .Fill("Lender", "Koperasi Banten");

    private static PageForm Seasonal(Page page, string lastShare) =>
        Filled(page)
            .Fill("Seasons[0].AfterMonths", "4")
            .Fill("Seasons[0].Share", "30")
            .Fill("Seasons[1].AfterMonths", "8")
            .Fill("Seasons[1].Share", lastShare);
}
