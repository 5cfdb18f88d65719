using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Reviews;

/// <summary>The panel: calls to decide, the ranked board of one, the decision on each plan, and publishing them together.</summary>
public sealed class DecisionsController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<CallToDecideRow> Columns = new ListColumns<CallToDecideRow>()
        .Link("reviews.call", c => c.Title, c => ReviewLinks.Board(c.Id), note: c => c.Reference)
        .Add("reviews.status", c => c.Status)
        .Add("reviews.ceiling", c => c.Ceiling)
        .Add("reviews.ready", c => (long)c.Ready)
        .Add("reviews.drafted", c => (long)c.Drafted)
        .Add("reviews.closes-on", c => c.ClosesOn, sort: "closes");

    private static readonly ListColumns<BoardRow> RowColumns = new ListColumns<BoardRow>()
        .Add("reviews.rank", r => (long)r.Rank)
        .Add("reviews.plan", r => r.Reference)
        .Add("reviews.business", r => r.BusinessName)
        .Add("reviews.applicant", r => r.Applicant)
        .Add("reviews.regency", r => r.Regency)
        .Add("reviews.mean", r => ReviewWords.Points(r.Mean))
        .Add("reviews.spread", r => ReviewWords.Points(r.Spread))
        .Add("reviews.requested", r => r.Requested)
        .Add("reviews.approved", r => r.Amount)
        .Add("reviews.running", r => r.Running);

    [HttpGet(ReviewLinks.Decisions)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            "Calls",
            new ListPage<CallToDecideRow>(await Ask(new CallsToDecide(query), ct), query, Columns)
            {
                CaptionKey = "reviews.decisions",
                EmptyKey = "reviews.decisions-empty",
                SearchKey = "reviews.search-call",
                Filters =
                [
                    new ListFilter(
                        "status",
                        "reviews.status",
                        [.. T.Choices<CallStatus>().Where(c => c.Value is not ("Draft" or "Scheduled"))]
                    ),
                ],
            }
        );

    [HttpGet("/workspace/reviews/decisions/{id}")]
    public async Task<IActionResult> Board(Id<FundingCall> id, CancellationToken ct)
    {
        Under(new Crumb(T["reviews.decisions"], ReviewLinks.Decisions));
        return View("Board", await Ask(new DecisionBoard(id), ct));
    }

    [HttpGet("/workspace/reviews/decisions/{id}/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(Id<FundingCall> id, CancellationToken ct) =>
        Csv("peringkat.csv", RowColumns, (await Ask(new DecisionBoard(id), ct)).Rows);

    [HttpGet("/workspace/reviews/decisions/plans/{id}")]
    public Task<IActionResult> Decide(Id<BusinessPlan> id, CancellationToken ct) => PlanPage(id, null, ct);

    [HttpPost("/workspace/reviews/decisions/plans/{id}")]
    public async Task<IActionResult> Decide(Id<BusinessPlan> id, DecisionForm form, CancellationToken ct)
    {
        var page = await Ask(new PlanForDecision(id), ct);
        return await Submit(
            () => form.ToCommand(id),
            _ => Done(ReviewLinks.Board(page.CallId), "reviews.decision-drafted", page.Plan.BusinessName),
            () => PlanPage(id, form, ct),
            ct
        );
    }

    [HttpPost("/workspace/reviews/decisions/plans/{id}/clear")]
    public async Task<IActionResult> Clear(Id<BusinessPlan> id, CancellationToken ct)
    {
        var page = await Ask(new PlanForDecision(id), ct);
        return await Submit(
            () => new ClearDecision(id),
            _ => Done(ReviewLinks.Board(page.CallId), "reviews.decision-cleared", page.Plan.BusinessName),
            () => PlanPage(id, null, ct),
            ct
        );
    }

    [HttpGet("/workspace/reviews/decisions/{id}/publish")]
    public Task<IActionResult> Publish(Id<FundingCall> id, CancellationToken ct) => PublishPage(id, null, ct);

    [HttpPost("/workspace/reviews/decisions/{id}/publish")]
    public async Task<IActionResult> Publish(Id<FundingCall> id, PublishForm form, CancellationToken ct)
    {
        var board = await Ask(new DecisionBoard(id), ct);
        if (!form.Sure)
            ModelState.AddModelError(nameof(form.Sure), T["reviews.say-sure"]);
        // A second press finds no draft any more: its key still answers with the first one's result.
        var batch = board.DraftId ?? board.LastPublished ?? throw new NotFoundException(nameof(DecisionBatch));
        return await Submit(
            () => new PublishDecisions(batch, form.Seen),
            _ => Done(ReviewLinks.Published(batch), "reviews.published-now"),
            () => PublishPage(id, form, ct),
            ct
        );
    }

    [HttpGet("/workspace/reviews/decisions/published/{id}")]
    public async Task<IActionResult> Published(Id<DecisionBatch> id, CancellationToken ct)
    {
        var page = await Ask(new PublishedDecisions(id), ct);
        Under(
            new Crumb(T["reviews.decisions"], ReviewLinks.Decisions),
            new Crumb(page.Call, ReviewLinks.Board(page.CallId))
        );
        return View("Published", page);
    }

    private async Task<IActionResult> PlanPage(Id<BusinessPlan> id, DecisionForm? form, CancellationToken ct)
    {
        var page = await Ask(new PlanForDecision(id), ct);
        Under(
            new Crumb(T["reviews.decisions"], ReviewLinks.Decisions),
            new Crumb(page.Plan.Call.Title, ReviewLinks.Board(page.CallId))
        );
        ViewData["Page"] = page;
        return View("Decide", form?.For(page) ?? DecisionForm.Of(page));
    }

    private async Task<IActionResult> PublishPage(Id<FundingCall> id, PublishForm? form, CancellationToken ct)
    {
        var board = await Ask(new DecisionBoard(id), ct);
        // Whoever presses late sees the sum as it is now, not as it was.
        ModelState.Remove(nameof(PublishForm.Seen));
        Under(new Crumb(T["reviews.decisions"], ReviewLinks.Decisions), new Crumb(board.Call, ReviewLinks.Board(id)));
        ViewData["Board"] = board;
        return View("Publish", new PublishForm { Seen = board.Drafted, Sure = form?.Sure ?? false });
    }
}
