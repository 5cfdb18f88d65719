using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Loans;

/// <summary>The portfolio of any day with the loans behind each figure, and the rates of provision.</summary>
public sealed class PortfolioController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private static readonly ListColumns<PortfolioGroup> Groups = new ListColumns<PortfolioGroup>()
        .Add("portfolio.group", g => g.Name)
        .Add("portfolio.key", g => g.Key)
        .Add("portfolio.loans", g => g.Figures.Loans)
        .Add("portfolio.late-loans", g => g.Figures.LateLoans)
        .Add("portfolio.outstanding", g => g.Figures.Outstanding)
        .Add("portfolio.overdue-principal", g => g.Figures.OverduePrincipal)
        .Add("portfolio.arrears", g => g.Figures.Arrears)
        .Add("portfolio.par1", g => g.Figures.Par1)
        .Add("portfolio.par30", g => g.Figures.Par30)
        .Add("portfolio.par90", g => g.Figures.Par90)
        .Add("portfolio.late1", g => g.Figures.Late1)
        .Add("portfolio.late30", g => g.Figures.Late30)
        .Add("portfolio.late90", g => g.Figures.Late90)
        .Add("portfolio.restructured", g => g.Figures.Restructured)
        .Add("portfolio.quality-1", g => g.Figures.ByQuality[0].Outstanding)
        .Add("portfolio.quality-2", g => g.Figures.ByQuality[1].Outstanding)
        .Add("portfolio.quality-3", g => g.Figures.ByQuality[2].Outstanding)
        .Add("portfolio.quality-4", g => g.Figures.ByQuality[3].Outstanding)
        .Add("portfolio.quality-5", g => g.Figures.ByQuality[4].Outstanding)
        .Add("portfolio.provision", g => g.Figures.Provision);

    private static readonly ListColumns<PortfolioRow> Loans = new ListColumns<PortfolioRow>()
        .Link("loans.borrower", l => l.Name, l => LoanLinks.Detail(l.Id), note: l => l.Reference)
        .InFile("loans.reference", l => l.Reference)
        .InFile("loans.region", l => l.Region.Value)
        .Add("loans.product", l => l.Product)
        .Add("loans.disbursed-on", l => l.DisbursedOn, sort: "disbursed")
        .InFile("loans.principal", l => l.Principal)
        .Add("portfolio.outstanding", l => l.Outstanding, sort: "outstanding")
        .Add("portfolio.overdue-principal", l => l.OverduePrincipal, sort: "overdue")
        .Add("portfolio.overdue-charge", l => l.OverdueCharge)
        .Add("portfolio.days-late", l => l.DaysPastDue, sort: "late")
        .Chip("portfolio.quality", l => LoanChips.Of(l.Quality))
        .Add("portfolio.restructured", l => l.Restructured);

    [HttpGet(LoanLinks.Portfolio)]
    public async Task<IActionResult> Portfolio(PortfolioForm form, CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List));
        return View(
            "Portfolio",
            new PortfolioPage(
                await Ask(form.Question, ct),
                form,
                await Ask(new LastNightsMoves(), ct),
                await Ask(new PortfolioMonths(), ct)
            )
        );
    }

    [HttpGet(LoanLinks.Portfolio + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> PortfolioFile(PortfolioForm form, CancellationToken ct) =>
        Csv("portofolio.csv", Groups, (await Ask(form.Question, ct)).Groups);

    [HttpGet(LoanLinks.Portfolio + "/xlsx")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> PortfolioBook(PortfolioForm form, CancellationToken ct) =>
        await Xlsx("portofolio.xlsx", Groups, (await Ask(form.Question, ct)).Groups, ct);

    [HttpGet(LoanLinks.Portfolio + "/loans")]
    public async Task<IActionResult> Behind(ListQuery query, CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(T["portfolio.title"], LoanLinks.Portfolio));
        var day = PortfolioForm.DayOf(query);
        ViewData["Day"] = day.On ?? clock.Today();
        return View(
            "PortfolioLoans",
            new ListPage<PortfolioRow>(await Ask(new PortfolioLoans(day, query), ct), query, Loans)
            {
                CaptionKey = "portfolio.loans-behind",
                EmptyKey = "portfolio.none-behind",
                Filters = Filters(await Ask(new LoanListChoices(), ct)),
                CsvPath = LoanLinks.Portfolio + "/loans/csv",
                XlsxPath = LoanLinks.Portfolio + "/loans/xlsx",
            }
        );
    }

    [HttpGet(LoanLinks.Portfolio + "/loans/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> BehindFile(ListQuery query, CancellationToken ct) =>
        Csv("pinjaman-portofolio.csv", Loans, await Rows(query, ct));

    [HttpGet(LoanLinks.Portfolio + "/loans/xlsx")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> BehindBook(ListQuery query, CancellationToken ct) =>
        await Xlsx("pinjaman-portofolio.xlsx", Loans, await Rows(query, ct), ct);

    [HttpGet(LoanLinks.ProvisionRates)]
    public async Task<IActionResult> Rates(CancellationToken ct)
    {
        var history = await Ask(new ProvisionRateHistory(), ct);
        var latest = history.Count > 0 ? history[0].Scale : ProvisionScale.Standard;
        return RatesPage(ProvisionRatesForm.Of(latest, clock.Today()), history);
    }

    [HttpPost(LoanLinks.ProvisionRates)]
    [Needs(Permission.ManageLoanProducts)]
    public Task<IActionResult> Rates(ProvisionRatesForm form, CancellationToken ct) =>
        Submit(
            form.ToCommand,
            _ => Done(LoanLinks.ProvisionRates, "portfolio.rates-saved"),
            async () => RatesPage(form, await Ask(new ProvisionRateHistory(), ct)),
            ct
        );

    private ViewResult RatesPage(ProvisionRatesForm form, IReadOnlyList<ProvisionRateRow> history)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(T["portfolio.title"], LoanLinks.Portfolio));
        ViewData["Rates"] = history;
        return View("ProvisionRates", form);
    }

    private async Task<IReadOnlyList<PortfolioRow>> Rows(ListQuery query, CancellationToken ct) =>
        (await Ask(new PortfolioLoans(PortfolioForm.DayOf(query), query.ForExport()), ct)).Rows;

    private ListFilter[] Filters(LoanChoices choices) =>
        [
            new("quality", "portfolio.quality", T.Choices<Collectability>()),
            new("region", "loans.region", [.. choices.Regions.Select(r => new Choice(r.Code, r.Name))]),
            new("product", "loans.product", [.. choices.Products.Select(p => new Choice(p.Code, p.Name))]),
            new("par", "portfolio.par-filter", [new("1", "PAR1"), new("30", "PAR30"), new("90", "PAR90")]),
            new("restructured", "portfolio.restructured", [new("yes", T["shared.yes"])]),
        ];
}
