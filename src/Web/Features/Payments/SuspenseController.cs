using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Access;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Payments;

/// <summary>What the bank shows and nobody knows yet: the list by age, one line with its suggestions, and many at once.</summary>
public sealed class SuspenseController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<SuspenseRow> Columns = new ListColumns<SuspenseRow>()
        .Link("payments.line", l => l.Description, l => StatementLinks.Line(l.Id), note: l => l.BankReference)
        .Add("payments.booked-on", l => l.BookedOn, sort: "booked", note: l => l.Statement)
        .Add("payments.age-days", l => l.Days)
        .Add("payments.direction", l => l.Direction)
        .Add("payments.amount", l => l.Amount, sort: "amount")
        .Add("payments.assigned-to", l => l.AssignedTo)
        .Chip("payments.status", l => StatementChips.Of(l.Status))
        .InFile("payments.fund", l => l.Fund)
        .InFile("payments.matched-to", l => l.MatchedReference);

    [HttpGet(StatementLinks.Suspense)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct)
    {
        Under(new Crumb(T["payments.statements"], StatementLinks.Statements));
        ViewData["Ages"] = await Ask(new SuspenseAges(), ct);
        return View(
            "Suspense",
            new ListPage<SuspenseRow>(await Ask(new SuspenseList(query), ct), query, Columns)
            {
                CaptionKey = "payments.suspense",
                EmptyKey = "payments.suspense-empty",
                SearchKey = "payments.suspense-search",
                Filters = Filters(),
                CsvPath = StatementLinks.Suspense + "/csv",
            }
        );
    }

    private ListFilter[] Filters() =>
        [
            new ListFilter("status", "payments.status", T.Choices<LineStatus>()),
            new ListFilter("direction", "payments.direction", T.Choices<LineDirection>()),
            new ListFilter("mine", "payments.assigned-to", [new("1", T["payments.assigned-to-me"])]),
        ];

    [HttpGet(StatementLinks.Suspense + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> ListFile(ListQuery query, CancellationToken ct) =>
        Csv("rekening-koran.csv", Columns, (await Ask(new SuspenseList(query.ForExport()), ct)).Rows);

    [HttpGet(StatementLinks.Suggested)]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Suggested(CancellationToken ct) => SuggestedPage(new SuggestedForm(), ct);

    [HttpPost(StatementLinks.Suggested)]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Suggested(SuggestedForm form, CancellationToken ct) =>
        Submit(
            form.ToCommand,
            _ => Done(StatementLinks.Suggested, "payments.matches-accepted", form.Chosen.Count),
            () => SuggestedPage(form, ct),
            ct
        );

    [HttpGet(StatementLinks.Suspense + "/{id:guid}")]
    public Task<IActionResult> Line(Id<StatementLine> id, string? number, CancellationToken ct) =>
        LinePage(id, number, ct);

    [HttpPost(StatementLinks.Suspense + "/{id:guid}/accept")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Accept(Id<StatementLine> id, AcceptMatchForm form, CancellationToken ct) =>
        Submit(
            () => form.ToCommand(id),
            _ => Done(StatementLinks.Line(id), "payments.match-accepted"),
            () => LinePage(id, null, ct),
            ct
        );

    [HttpPost(StatementLinks.Suspense + "/{id:guid}/assign")]
    [Needs(Permission.MatchStatements)]
    public Task<IActionResult> Assign(Id<StatementLine> id, AssignLineForm form, CancellationToken ct) =>
        Submit(
            () => new AssignLine(id, form.ToId),
            _ => Done(StatementLinks.Line(id), "payments.line-assigned"),
            () => LinePage(id, null, ct),
            ct
        );

    private async Task<IActionResult> LinePage(Id<StatementLine> id, string? number, CancellationToken ct)
    {
        Under(
            new Crumb(T["payments.statements"], StatementLinks.Statements),
            new Crumb(T["payments.suspense"], StatementLinks.Suspense)
        );
        ViewData["Number"] = number;
        return View("Line", await Ask(new LineDetail(id, number), ct));
    }

    private async Task<IActionResult> SuggestedPage(SuggestedForm form, CancellationToken ct)
    {
        Under(
            new Crumb(T["payments.statements"], StatementLinks.Statements),
            new Crumb(T["payments.suspense"], StatementLinks.Suspense)
        );
        ViewData["Suggested"] = await Ask(new SuggestedMatches(), ct);
        return View("Suggested", form);
    }
}
