using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Documents;
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

/// <summary>Loans in the workspace: the list, one of them, its plan and its letters.</summary>
public sealed class LoansController(IMediator mediator, TimeProvider clock) : SiteController(mediator)
{
    private ListColumns<LoanRow> Columns
    {
        get
        {
            var today = clock.Today();
            return new ListColumns<LoanRow>()
                .Link("loans.borrower", l => l.Name, l => LoanLinks.Detail(l.Id), note: l => l.Reference)
                .Add("loans.product", l => l.ProductCode)
                .Add("loans.principal", l => l.Principal, sort: "principal")
                .Add("loans.outstanding-principal", l => l.Outstanding, sort: "outstanding")
                .Add("loans.next-due", l => l.Status == LoanStatus.Disbursed ? l.NextDueOn : null)
                .Add("loans.next-amount", l => l.Status == LoanStatus.Disbursed ? l.NextAmount : null, right: true)
                .Chip("loans.state", l => LoanChips.Of(l.Status, l.DaysPastDue(today)), sort: "late")
                .InFile("loans.reference", l => l.Reference)
                .InFile("loans.region", l => l.Region.Value)
                .InFile("loans.days-past-due", l => l.DaysPastDue(today));
        }
    }

    [HttpGet(LoanLinks.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct)
    {
        var choices = await Ask(new LoanListChoices(), ct);
        return View(
            new ListPage<LoanRow>(await Ask(new LoanList(query), ct), query, Columns)
            {
                CaptionKey = "loans.list",
                EmptyKey = "loans.list-empty",
                SearchKey = "loans.search",
                Filters = Filters(choices),
                CsvPath = LoanLinks.List + "/csv",
            }
        );
    }

    [HttpGet(LoanLinks.List + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> ListFile(ListQuery query, CancellationToken ct) =>
        Csv("pinjaman.csv", Columns, (await Ask(new LoanList(query.ForExport()), ct)).Rows);

    [HttpGet(LoanLinks.List + "/{id:guid}")]
    public async Task<IActionResult> Detail(Id<Loan> id, CancellationToken ct)
    {
        Under(new Crumb(T["loans.list"], LoanLinks.List));
        return View("Detail", await Ask(new LoanDetail(id), ct));
    }

    [HttpPost(LoanLinks.List + "/{id:guid}/letter")]
    public Task<IActionResult> Letter(Id<Loan> id, DocumentKind kind, CancellationToken ct) =>
        Submit(() => new IssueLoanDocument(id, kind), file => Redirect($"/files/{file}"), () => Detail(id, ct), ct);

    [HttpGet(LoanLinks.List + "/{id:guid}/plan")]
    [Needs(Permission.OfferAgreements)]
    public async Task<IActionResult> Plan(Id<Loan> id, [FromQuery] PlanForm form, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        if (Request.Query.Count > 0)
            return await PlanPage(page, form, ct);
        ModelState.Clear();
        return await PlanPage(page, Loans.PlanPage.Agreed(page.Loan), ct);
    }

    [HttpPost(LoanLinks.List + "/{id:guid}/plan")]
    public Task<IActionResult> SavePlan(Id<Loan> id, PlanForm form, CancellationToken ct) =>
        Submit(
            () => new PlanLoan(id, form.Periods, form.PlannedOn, form.FirstDueOn),
            _ => Done(LoanLinks.Detail(id), "loans.planned"),
            async () => await PlanPage(await Ask(new LoanDetail(id), ct), form, ct),
            ct
        );

    [HttpGet(LoanLinks.List + "/{id:guid}/product")]
    [Needs(Permission.OfferAgreements)]
    public Task<IActionResult> ChangeProduct(Id<Loan> id, CancellationToken ct) =>
        ProductPage(id, new ChangeProductForm(), ct);

    [HttpPost(LoanLinks.List + "/{id:guid}/product")]
    public Task<IActionResult> ChangeProduct(Id<Loan> id, ChangeProductForm form, CancellationToken ct) =>
        Submit(
            () => new ChangeLoanProduct(id, form.ProductCode, form.Reason),
            _ => Done(LoanLinks.Detail(id), "loans.product-changed"),
            () => ProductPage(id, form, ct),
            ct
        );

    private async Task<IActionResult> ProductPage(Id<Loan> id, ChangeProductForm form, CancellationToken ct)
    {
        var page = await Ask(new LoanDetail(id), ct);
        Under(new Crumb(T["loans.list"], LoanLinks.List), new Crumb(page.Loan.Reference, LoanLinks.Detail(id)));
        ViewData["Page"] = page;
        ViewData["LoanProducts"] = await Ask(new CallLoanProducts(page.Loan.CallId, page.Loan.Principal), ct);
        return View("ChangeProduct", form);
    }

    private async Task<IActionResult> PlanPage(LoanPage page, PlanForm form, CancellationToken ct)
    {
        Under(
            new Crumb(T["loans.list"], LoanLinks.List),
            new Crumb(page.Loan.Reference, LoanLinks.Detail(page.Loan.Id))
        );
        var schedule = await Schedule(page.Loan.Id, form, ct);
        ViewData["Gaps"] = await Ask(new CalendarGaps(schedule?.Rows[^1].DueOn), ct);
        return View("Plan", new PlanPage(page, form, schedule));
    }

    private async Task<RepaymentSchedule?> Schedule(Id<Loan> id, PlanForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return null;
        try
        {
            return await Ask(new PreviewLoanPlan(id, form.Periods, form.PlannedOn, form.FirstDueOn), ct);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(Loans.PlanPage.FieldOf(broken.Field), T.Of(broken));
            return null;
        }
    }

    private ListFilter[] Filters(LoanChoices choices) =>
        [
            new("status", "loans.state", T.Choices<LoanStatus>()),
            new("collectability", "loans.quality", T.Choices<Collectability>()),
            new("region", "loans.region", [.. choices.Regions.Select(r => new Choice(r.Code, r.Name))]),
            new("product", "loans.product", [.. choices.Products.Select(p => new Choice(p.Code, p.Name))]),
        ];
}

public sealed record PlanPage(LoanPage Page, PlanForm Form, RepaymentSchedule? Schedule)
{
    public static PlanForm Agreed(Loan loan) =>
        new()
        {
            Periods = loan.Periods,
            PlannedOn = loan.PlannedOn,
            FirstDueOn = loan.FirstDueOn,
        };

    public static string FieldOf(string? field) =>
        field switch
        {
            "periods" => nameof(PlanForm.Periods),
            "disbursementDate" => nameof(PlanForm.PlannedOn),
            "firstDueDate" => nameof(PlanForm.FirstDueOn),
            _ => "",
        };
}
