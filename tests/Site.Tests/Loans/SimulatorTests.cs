using System.Net;
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
}
