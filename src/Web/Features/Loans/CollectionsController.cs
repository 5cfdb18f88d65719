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
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Loans;

/// <summary>Penagihan: whom to call or visit on a day, on the screen, on paper and as a file, and who looks after which loans.</summary>
[Needs(Permission.CollectLoans)]
public sealed class CollectionsController(IMediator mediator) : SiteController(mediator)
{
    private const int DaysAhead = 7;
    private static readonly int[] Lateness = [30, 90, 180];

    [HttpGet(LoanLinks.Collections)]
    public async Task<IActionResult> Collections(ListQuery query, CancellationToken ct)
    {
        var (sheet, choices) = (await Ask(new CollectionList(query), ct), await Ask(new CollectionChoices(), ct));
        ViewData["Sheet"] = ListAddress.Of(LoanLinks.Collections + "/sheet", query);
        return View(
            "Collections",
            new ListPage<CollectionRow>(sheet.Rows, query, Columns(sheet.Day))
            {
                CaptionKey = "loans.collections",
                EmptyKey = "loans.collections-empty",
                SearchKey = "loans.search",
                Filters = Filters(choices),
                CsvPath = LoanLinks.Collections + "/csv",
            }
        );
    }

    [HttpGet(LoanLinks.Collections + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct)
    {
        var sheet = await Ask(new CollectionList(query.ForExport()), ct);
        return Csv("penagihan.csv", Columns(sheet.Day), sheet.Rows.Rows);
    }

    /// <summary>For the field, without a signal: printed by village, filled in by hand.</summary>
    [HttpGet(LoanLinks.Collections + "/sheet")]
    public async Task<IActionResult> Sheet(ListQuery query, CancellationToken ct)
    {
        Under(new Crumb(T["loans.collections"], LoanLinks.Collections));
        return View("CollectionSheet", await Ask(new CollectionList(query with { Size = FieldSheet.Rows }), ct));
    }

    [HttpGet(LoanLinks.Collections + "/areas")]
    public Task<IActionResult> Areas(CancellationToken ct) => AreasPage(new AreaForm(), ct);

    [HttpPost(LoanLinks.Collections + "/areas")]
    public Task<IActionResult> AssignArea(AreaForm form, CancellationToken ct) =>
        Submit(
            () => new AssignCollectors(form.Region!, form.Officer!.Value),
            loans => Done(LoanLinks.Collections, "loans.area-assigned", loans),
            () => AreasPage(form, ct),
            ct
        );

    private async Task<IActionResult> AreasPage(AreaForm form, CancellationToken ct)
    {
        ViewData["Choices"] = await Ask(new CollectionChoices(), ct);
        Under(new Crumb(T["loans.collections"], LoanLinks.Collections));
        return View("CollectionAreas", form);
    }

    private ListColumns<CollectionRow> Columns(DateOnly day) =>
        new ListColumns<CollectionRow>()
            .Link("loans.borrower", r => r.Name, r => LoanLinks.Collection(r.LoanId), note: r => r.Reference)
            .Chip("loans.why", r => LoanChips.Of(r.Why), sort: "why")
            .Add("loans.days-past-due", r => Arrears.DaysPastDue(r.Loan.LateSince, day), sort: "late")
            .Add("loans.arrears", r => r.Arrears, sort: "arrears")
            .Add("loans.phone", r => r.Phone?.Value, note: r => r.Village)
            .Add("loans.promise", r => r.Promised, note: r => Show.Date(r.Loan.PromisedOn))
            .Add("loans.last-contact", r => r.Loan.LastOn, note: r => r.Loan.LastResult is { } last ? T.Of(last) : null)
            .Chip("loans.letter-due", r => r.LetterNo is { } no ? new Chip("loans.warning-no", Tone.Warn, no) : null)
            .Add("loans.collector", r => r.Collector)
            .InFile("loans.street", r => r.Street);

    private List<ListFilter> Filters(CollectionOptions choices) =>
        [
            new("day", "loans.collection-day", Days(choices.Today)),
            new("why", "loans.why", T.Choices<CollectionReason>()),
            new(
                "officer",
                "loans.collector",
                [
                    new Choice(CollectionList.Mine, T["loans.collections-mine"]),
                    new Choice(CollectionList.Nobody, T["loans.collections-nobody"]),
                    .. choices.Officers.Select(o => new Choice(o.Code, o.Name)),
                ]
            ),
            new("late", "loans.days-past-due", [.. Lateness.Select(d => new Choice($"{d}", T["loans.late-from", d]))]),
            new("region", "loans.region", [.. choices.Regions.Select(r => new Choice(r.Code, r.Name))]),
        ];

    private static List<Choice> Days(DateOnly today) =>
        [
            .. Enumerable
                .Range(0, DaysAhead)
                .Select(today.AddDays)
                .Select(d => new Choice(d.ToString("yyyy-MM-dd"), Show.LongDate(d))),
        ];
}

/// <summary>A region whose late loans go to one officer.</summary>
public sealed class AreaForm
{
    [System.ComponentModel.DataAnnotations.Required]
    public RegionCode? Region { get; set; }

    [System.ComponentModel.DataAnnotations.Required]
    public Id<StaffMember>? Officer { get; set; }
}

/// <summary>The paper that goes to the field.</summary>
public static class FieldSheet
{
    /// <summary>More than one person visits in a day.</summary>
    public const int Rows = 100;
}
