using PmiEmas.Application.Loans;
using PmiEmas.Application.Reporting;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reporting;

/// <summary>The figures of the public site and the workspace.</summary>
public sealed class FiguresTests : SiteTest
{
    [Fact]
    public async Task The_public_figures_count_people_businesses_and_money()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var figures = await Site.Send(new PublicFigures());
        figures.Verified.ShouldBe(1);
        figures.Businesses.ShouldBe(1);
        figures.Lent.ShouldBe(new Money(12_000_000));
        figures.RepaidBasisPoints.ShouldBeNull("nothing has fallen due");
        figures.Regions.ShouldHaveSingleItem().Name.ShouldNotBeNullOrWhiteSpace();

        var page = await Site.Visitor().Open("/");
        page.ShouldShow("Rp12.000.000");
        loan.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_call_shows_what_of_its_ceiling_is_used_and_how_far_its_plans_have_come()
    {
        await Given.ASubmittedPlan(Site);
        var officer = await Site.Staff(Role.Officer);
        var call = (await Site.Send(new CallFigures(), officer)).ShouldHaveSingleItem();
        call.Committed.ShouldBe(Money.Zero);
        call.Funnel.ShouldBe(new PlanFunnel(1, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Who_may_not_see_plans_sees_ceilings_without_a_funnel()
    {
        await Given.ASubmittedPlan(Site);
        var treasurer = await Site.Staff(Role.TreasuryMaker);
        (await Site.Send(new CallFigures(), treasurer)).ShouldHaveSingleItem().Funnel.ShouldBeNull();
        var page = await (await Site.As(treasurer)).Open("/workspace");
        page.ShouldShowText("workspace.ceilings");
        page.Document.QuerySelectorAll(".bars").ShouldBeEmpty();
    }

    [Fact]
    public async Task Staff_of_a_region_see_the_figures_of_their_region_only()
    {
        await Given.ADisbursedLoan(Site);
        var here = await Site.Staff(Role.Officer, RegionCode.Parse(Make.Village).Regency);
        var elsewhere = await Site.Staff(Role.Officer, RegionCode.Parse("3671"));
        (await Site.Send(new RegionFigures(), here)).ShouldHaveSingleItem().Verified.ShouldBe(1);
        (await Site.Send(new RegionFigures(), elsewhere)).ShouldBeEmpty();
        (await Site.Send(new PortfolioReport(), elsewhere)).Total.Loans.ShouldBe(0);
    }

    [Fact]
    public async Task Each_chart_has_its_table_and_its_file()
    {
        await Given.ADisbursedLoan(Site);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));
        var page = await auditor.Open("/workspace/figures");
        page.Document.QuerySelectorAll("figure.chart table").Length.ShouldBe(2);
        foreach (var file in new[] { "regions", "calls", "portfolio" })
        {
            using var answer = await auditor.Fetch($"/workspace/figures/{file}.csv");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
            (await answer.Content.ReadAsStringAsync()).Split('\n').Length.ShouldBeGreaterThan(1);
        }
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Companion)]
    public async Task Who_has_no_part_in_figures_has_tasks_only(Role role)
    {
        var staff = await Site.As(await Site.Staff(role));
        (await staff.Open("/workspace")).Document.QuerySelectorAll("figure").ShouldBeEmpty();
        (await staff.Get("/workspace/figures")).ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await staff.Get("/workspace/figures/regions.csv")).ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }
}
