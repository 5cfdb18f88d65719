using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Programmes;

/// <summary>Calls as staff see and move them.</summary>
public sealed class CallsController(IMediator mediator) : SiteController(mediator)
{
    private static readonly ListColumns<CallRow> Columns = new ListColumns<CallRow>()
        .Link("programmes.call", c => c.Title, c => CallLinks.Detail(c.Id), sort: "title", note: c => c.Reference)
        .Add("programmes.kind", c => c.Kind)
        .Add("programmes.fund-source", c => c.FundSource)
        .Add("programmes.ceiling", c => c.Ceiling, sort: "ceiling")
        .Add("programmes.opens-on", c => c.OpensOn, sort: "opens")
        .Add("programmes.closes-on", c => c.ClosesOn, sort: "closes")
        .Chip("programmes.status", c => CallLinks.ChipOf(c.Status))
        .InFile("programmes.reference", c => c.Reference);

    [HttpGet(CallLinks.List)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            "List",
            new ListPage<CallRow>(await Ask(new Calls(query), ct), query, Columns)
            {
                CaptionKey = "programmes.list",
                EmptyKey = "programmes.list-empty",
                SearchKey = "programmes.search",
                Filters =
                [
                    new ListFilter("status", "programmes.status", T.Choices<CallStatus>()),
                    new ListFilter("kind", "programmes.kind", T.Choices<CallKind>()),
                ],
                CsvPath = CallLinks.List + "/csv",
            }
        );

    [HttpGet(CallLinks.List + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct) =>
        Csv("panggilan.csv", Columns, (await Ask(new Calls(query.ForExport()), ct)).Rows);

    [HttpGet("/workspace/calls/{id}")]
    public async Task<IActionResult> Detail(Id<FundingCall> id, CancellationToken ct)
    {
        Under(new Crumb(T["programmes.list"], CallLinks.List));
        ViewData["LoanProducts"] = await Ask(new CallLoanProducts(id), ct);
        return View("Detail", new CallModel(await Ask(new CallDetail(id), ct), await Ask(new CallFunnel(id), ct)));
    }

    [HttpPost("/workspace/calls/{id}/schedule")]
    public Task<IActionResult> Schedule(Id<FundingCall> id, CancellationToken ct) =>
        Move(new ScheduleCall(id), "programmes.scheduled", ct);

    [HttpPost("/workspace/calls/{id}/unschedule")]
    public Task<IActionResult> Unschedule(Id<FundingCall> id, CancellationToken ct) =>
        Move(new UnscheduleCall(id), "programmes.unscheduled", ct);

    [HttpPost("/workspace/calls/{id}/open")]
    public Task<IActionResult> Open(Id<FundingCall> id, CancellationToken ct) =>
        Move(new OpenCall(id), "programmes.opened", ct);

    [HttpPost("/workspace/calls/{id}/close")]
    public Task<IActionResult> Close(Id<FundingCall> id, CancellationToken ct) =>
        Move(new CloseCall(id), "programmes.closed", ct);

    [HttpPost("/workspace/calls/{id}/begin-review")]
    public Task<IActionResult> BeginReview(Id<FundingCall> id, CancellationToken ct) =>
        Move(new BeginCallReview(id), "programmes.review-begun", ct);

    [HttpPost("/workspace/calls/{id}/archive")]
    public Task<IActionResult> Archive(Id<FundingCall> id, CancellationToken ct) =>
        Move(new ArchiveCall(id), "programmes.archived", ct);

    [HttpPost("/workspace/calls/{id}/extend")]
    public Task<IActionResult> Extend(Id<FundingCall> id, ExtendForm form, CancellationToken ct) =>
        Submit(
            () => new ExtendCall(id, form.ClosesOn ?? DateOnly.MinValue),
            _ => Done(CallLinks.Detail(id), "programmes.extended"),
            () => Detail(id, ct),
            ct
        );

    private Task<IActionResult> Move(ICallMove move, string done, CancellationToken ct) =>
        Submit(() => move, _ => Done(CallLinks.Detail(move.CallId), done), () => Detail(move.CallId, ct), ct);
}

public sealed record CallModel(CallView Call, IReadOnlyList<FunnelCount> Funnel);
