using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class SimulatorTests : SiteTest
{
    [Fact]
    public async Task Anybody_sees_an_example_before_filling_in_anything()
    {
        var page = await Site.Visitor().Open("/simulator");
        page.ShouldShow("Simulasi angsuran");
        page.ShouldShow("1.000.000");
        page.Document.QuerySelectorAll("#result tbody tr").Length.ShouldBe(12);
    }

    [Fact]
    public async Task A_flat_loan_is_computed_from_what_was_typed()
    {
        var page = await Site.Visitor().Open("/simulator");
        page = await page.Form("[action='/simulator']")
            .Fill("Principal", "Rp 10.000.000")
            .Fill("Periods", "12")
            .Choose("Method", "Flat")
            .Fill("AnnualRate", "6,5")
            .Submit();

        page.ShouldBe(HttpStatusCode.OK);
        page.ShouldShow("Rp650.000");
        page.Form("[action='/simulator']").ValueOf("AnnualRate").ShouldBe("6,5");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var page = await Site.Visitor().Open("/simulator");
        page = await page.Form("[action='/simulator']").Fill("Principal", "5").Fill("Periods", "10").Submit();

        page.ShouldShowError("Principal");
        page.Form("[action='/simulator']").ValueOf("Periods").ShouldBe("10");
    }

    [Fact]
    public async Task A_rate_nobody_can_read_is_said_at_the_rate()
    {
        var page = await Site.Visitor().Get("/simulator?Method=Flat&AnnualRate=enam");
        page.ShouldShowError("AnnualRate");
    }

    [Fact]
    public async Task The_method_can_be_changed_without_clearing_the_rate()
    {
        var page = await Site.Visitor().Open("/simulator?Method=InterestFree&AnnualRate=6&Margin=1000");
        page.ShouldShow("Rp12.000.000");
    }

    [Fact]
    public async Task Three_ways_stand_side_by_side_and_the_difference_is_said_in_words()
    {
        var page = await Site.Visitor().Open("/simulator");
        page = await page.Form("[action='/simulator']")
            .Choose("Method", "Flat")
            .Fill("AnnualRate", "12")
            .Fill("Compare[0].With", "Annuity")
            .Fill("Compare[0].AnnualRate", "12")
            .Fill("Compare[1].With", "Murabahah")
            .Fill("Compare[1].Margin", "1.440.000")
            .Submit();

        page.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("#result figure.stacked svg").Length.ShouldBe(3);
        page.Document.QuerySelectorAll("#result details table").Length.ShouldBe(3, "every picture has its table");
        page.ShouldShow("Pilihan 2 (Anuitas) lebih murah Rp645.774 daripada pilihan 1.");
        page.ShouldShow("Pilihan 3 (Murabahah (jual beli)) sama biayanya dengan pilihan 1.");
    }

    [Fact]
    public async Task A_comparison_is_kept_in_the_address()
    {
        const string link =
            "/simulator?Principal=12000000&Periods=12&Method=Flat&AnnualRate=6&Compare[0].With=EqualPrincipal&Compare[0].AnnualRate=6";
        var page = await Site.Visitor().Open(link);
        page.ShouldShow("Pilihan 2 (Menurun) lebih murah Rp330.000 daripada pilihan 1.");
        page.Form("[action='/simulator']").ValueOf("Compare[0].With").ShouldBe("EqualPrincipal");
    }

    [Fact]
    public async Task Products_on_offer_are_compared_by_their_own_terms()
    {
        var offered = await Given.ALoanProduct(Site, LoanMethod.Flat, t => t with { Name = "Modal Mandiri" });
        var gone = await Given.ALoanProduct(Site, LoanMethod.Flat, t => t with { Name = "Modal Lama" });
        var id = await Site.Db(db => db.LoanProducts.Where(p => p.Code == gone).Select(p => p.Id).SingleAsync());
        await Site.Send(new WithdrawLoanProduct(id, "habis"), await Site.Staff(Role.TreasuryChecker));

        var page = await Site.Visitor().Open($"/simulator?Product={offered}&Compare[0].With=InterestFree");
        page.ShouldShow("Modal Mandiri");
        page.ShouldNotShow("Modal Lama");
        page.ShouldShow("lebih murah Rp720.000 daripada pilihan 1.");

        page = await Site.Visitor().Get($"/simulator?Product={offered}&Periods=48");
        page.ShouldShowError("Periods");
        page.ShouldShow("Produk ini dibayar dalam 3 sampai 24 angsuran.");
        (await Site.Visitor().Get($"/simulator?Product={gone}")).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_is_wrong_with_another_way_stands_beside_it()
    {
        var page = await Site.Visitor()
            .Get("/simulator?Method=InterestFree&Compare[0].With=Flat&Compare[0].AnnualRate=banyak");
        page.ShouldShowError("Compare[0].AnnualRate");
    }
}
