using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class PortfolioPagesTests : LoanTest
{
    private const string Page = "/workspace/loans/portfolio";

    [Fact]
    public async Task Every_breakdown_sums_to_the_same_and_each_figure_leads_to_its_loans()
    {
        var (late, good) = await ALateAndAGoodLoan();
        var officer = await Site.As(await Site.Staff(Role.Officer));
        foreach (var by in Enum.GetValues<PortfolioDimension>())
        {
            var portfolio = await Site.Send(new PortfolioReport(new PortfolioDay(), by));
            portfolio.Groups.Sum(g => g.Figures.Outstanding.Rupiah).ShouldBe(portfolio.Total.Outstanding.Rupiah);
            portfolio.Groups.Sum(g => g.Figures.Provision.Rupiah).ShouldBe(portfolio.Total.Provision.Rupiah);
            var page = await officer.Open($"{Page}?by={by}");
            page.ShouldShow("72,73%");
            foreach (var group in portfolio.Groups)
            {
                page.ShouldShow(
                    group.Key == PortfolioGroup.Nobody ? SiteTexts.Of("portfolio.nobody", "id") : group.Name
                );
                var behind = await officer.Open(
                    $"{Page}/loans?{by.ToString().ToLowerInvariant()}={Uri.EscapeDataString(group.Key)}&par=30"
                );
                behind.ShouldNotShow(good.Reference);
            }
        }
        var loans = await officer.Open($"{Page}/loans?par=30");
        loans.ShouldShow(late.Reference);
        loans.ShouldNotShow(good.Reference);
        (await officer.Open($"{Page}/loans?quality=Current&sort=-late")).ShouldShow(good.Reference);
        var before = Clock.Today().AddDays(-60);
        var then = await officer.Open($"{Page}/loans?on={before:yyyy-MM-dd}&quality=Current");
        then.ShouldShow(late.Reference);
        (await officer.Open($"{Page}?on={before:yyyy-MM-dd}&knownOn={before:yyyy-MM-dd}")).ShouldShow("16.500.000");
    }

    [Fact]
    public async Task Arrears_classes_and_provisions_follow_the_days_late()
    {
        await ALateAndAGoodLoan();
        var total = (await Site.Send(new PortfolioReport())).Total;
        (total.OverduePrincipal, total.ArrearsBasisPoints).ShouldBe((new Money(2_000_000), 1212));
        (total.Par1, total.Par30, total.Par90).ShouldBe((new Money(12_000_000), new Money(12_000_000), Money.Zero));
        total.ByQuality[1].Outstanding.ShouldBe(new Money(12_000_000));
        total.Provision.ShouldBe(new Money(45_000 + 600_000), "1% and 5%");
    }

    [Fact]
    public async Task New_rates_hold_from_their_day_on_and_reports_of_earlier_days_keep_theirs()
    {
        await ALateAndAGoodLoan();
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open("/workspace/provision-rates");
        page.ShouldShow("POJK 40/POJK.03/2019");
        var form = page.Form("[action$='/provision-rates']")
            .Fill("SpecialMention", "10")
            .Fill("Basis", "SK Kepala 12/2026");
        (await form.Submit()).ShouldShow("SK Kepala 12/2026");
        await form.Submit();
        (await Site.Db(db => db.ProvisionRates.CountAsync())).ShouldBe(1, "pressed twice");
        var yesterday = new PortfolioDay(Clock.Today().AddDays(-1));
        (await Site.Send(new PortfolioReport())).Total.Provision.ShouldBe(new Money(45_000 + 1_200_000));
        (await Site.Send(new PortfolioReport(yesterday))).Total.Provision.ShouldBe(new Money(45_000 + 600_000));

        page = await checker.Open("/workspace/provision-rates");
        page = await page.Form("[action$='/provision-rates']").Fill("Loss", "20").Fill("Basis", "SK 13").Submit();
        page.ShouldShowRule(ProvisionRules.RisesWithRisk);
        page = await page.Form("[action$='/provision-rates']")
            .Fill("Loss", "100")
            .Fill("From", Clock.Today().AddDays(-1).ToString("yyyy-MM-dd", null))
            .Submit();
        page.ShouldShowRule(ProvisionRules.NotBackdated);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        (await officer.Open("/workspace/provision-rates")).ShouldNotShow(SiteTexts.Of("portfolio.rates-new", "id"));
    }

    [Fact]
    public async Task The_figures_leave_as_csv_and_as_a_workbook()
    {
        var (late, _) = await ALateAndAGoodLoan();
        var officer = await Site.As(await Site.Staff(Role.Officer));
        using var csv = await officer.Fetch($"{Page}/csv?by=Cohort");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("16500000");
        using var behind = await officer.Fetch($"{Page}/loans/csv?par=30");
        (await behind.Content.ReadAsStringAsync()).ShouldContain(late.Reference);
        foreach (var path in (string[])["xlsx?by=Region", "loans/xlsx?par=30"])
        {
            using var file = await officer.Fetch($"{Page}/{path}");
            await using var book = new ZipArchive(await file.Content.ReadAsStreamAsync());
            using var sheet = new StreamReader(await book.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
            (await sheet.ReadToEndAsync()).ShouldContain("<v>12000000</v>");
        }
    }

    [Fact]
    public async Task Other_regions_see_nothing_of_it_and_others_are_not_let_in()
    {
        await ALateAndAGoodLoan();
        var elsewhere = await Site.Staff(Role.Officer, RegionCode.Parse("3601"));
        (await Site.Send(new PortfolioReport(), elsewhere)).Total.Loans.ShouldBe(0);
        (
            await Site.Send(new PortfolioReport(new PortfolioDay(Clock.Today().AddDays(-1))), elsewhere)
        ).Total.Loans.ShouldBe(0);
        (await (await Site.As(elsewhere)).Open($"{Page}/loans")).ShouldShowText("portfolio.none-behind");
        var trainer = await Site.As(await Site.Staff(Role.Trainer));
        (await trainer.Get(Page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await trainer.Get("/workspace/provision-rates")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_report_of_a_month_is_issued_once_when_the_month_is_over()
    {
        await ALateAndAGoodLoan();
        var month = new DateOnly(Clock.Today().Year, Clock.Today().Month, 1);
        Clock.Set(month.AddMonths(1));
        await Task.WhenAll(Job(), Job());
        await Job();
        var issued = await Site.Db(db => db.PortfolioMonths.AsNoTracking().SingleAsync());
        (issued.Month, issued.Par30).ShouldBe((month, new Money(12_000_000)));
        var document = await Site.Db(db =>
            db.IssuedDocuments.AsNoTracking().SingleAsync(d => d.Kind == DocumentKind.PortfolioReport)
        );
        document.SubjectId.ShouldBe(issued.Id.Value);

        var auditor = await Site.As(await Site.Staff(Role.Auditor));
        (await auditor.Open(Page)).ShouldShowText("portfolio.months");
        using var file = await auditor.Fetch($"/files/{issued.FileId}");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await auditor.Open($"/check/{document.Code}")).ShouldShow(document.Reference);
        var local = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3603")));
        (await local.Get($"/files/{issued.FileId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await local.Open(Page)).ShouldNotShow(SiteTexts.Of("portfolio.months", "id"));

        async Task Job()
        {
            try
            {
                await Site.RunJob("issue-portfolio-report");
            }
            catch (RuleBrokenException broken)
            {
                // The other node was a moment quicker.
                broken.Rule.ShouldBe(PortfolioMonthRules.OncePerMonth);
            }
        }
    }

    /// <summary>Rp12 million with two instalments late, and Rp6 million of which Rp1.5 million is paid.</summary>
    private async Task<(GivenLoan Late, GivenLoan Good)> ALateAndAGoodLoan()
    {
        var late = await Given.ADisbursedLoan(Site, principal: 12_000_000);
        var good = await Given.ADisbursedLoan(Site, principal: 6_000_000);
        await Pay(good, 1_500_000);
        Clock.AdvanceDays(65);
        return (late, good);
    }
}
