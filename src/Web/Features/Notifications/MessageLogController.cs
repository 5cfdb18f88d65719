using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Notifications;
using PmiEmas.Application.Notifications.Log;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Language;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Parts;
using PmiEmas.Web.Startup;

namespace PmiEmas.Web.Features.Notifications;

/// <summary>What became of every message; failed ones are sent again or given up here.</summary>
public sealed class MessageLogController(IMediator mediator) : SiteController(mediator)
{
    [HttpGet(MessageLinks.Log)]
    public async Task<IActionResult> List(ListQuery query, CancellationToken ct) =>
        View(
            "Log",
            new ListPage<MessageRow>(await Ask(new MessageLog(query), ct), query, Columns())
            {
                CaptionKey = "notifications.log",
                EmptyKey = "notifications.log-empty",
                SearchKey = "notifications.log-search",
                CsvPath = MessageLinks.Log + "/csv",
                Filters =
                [
                    new ListFilter("status", "notifications.status", T.Choices<MessageStatus>()),
                    new ListFilter("channel", "notifications.channel", T.Choices<MessageChannel>()),
                    new ListFilter("template", "notifications.template", TemplateChoices()),
                ],
            }
        );

    [HttpGet(MessageLinks.Log + "/csv")]
    [EnableRateLimiting(Limits.Export)]
    public async Task<IActionResult> File(ListQuery query, CancellationToken ct) =>
        Csv("pesan.csv", Columns(), (await Ask(new MessageLog(query.ForExport()), ct)).Rows);

    [HttpGet(MessageLinks.Log + "/{id}")]
    public Task<IActionResult> Detail(Id<Message> id, CancellationToken ct) => Page(id, new MessageDecisionForm(), ct);

    [HttpPost(MessageLinks.Log + "/{id}/again")]
    public Task<IActionResult> Again(Id<Message> id, MessageDecisionForm form, CancellationToken ct) =>
        Submit(
            () => new SendMessageAgain(id, form.Reason),
            _ => Done(MessageLinks.Detail(id), "notifications.sent-again"),
            () => Page(id, form, ct),
            ct
        );

    [HttpPost(MessageLinks.Log + "/{id}/give-up")]
    public Task<IActionResult> GiveUp(Id<Message> id, MessageDecisionForm form, CancellationToken ct) =>
        Submit(
            () => new GiveUpMessage(id, form.Reason),
            _ => Done(MessageLinks.Detail(id), "notifications.was-given-up"),
            () => Page(id, form, ct),
            ct
        );

    private async Task<IActionResult> Page(Id<Message> id, MessageDecisionForm form, CancellationToken ct)
    {
        Under(new Crumb(T["notifications.log"], MessageLinks.Log));
        ViewData["Message"] = await Ask(new MessageDetail(id), ct);
        return View("Detail", form);
    }

    private ListColumns<MessageRow> Columns() =>
        new ListColumns<MessageRow>()
            .Link(
                "notifications.template",
                m => T[MessageLinks.NameKey(m.Template)],
                m => MessageLinks.Detail(m.Id),
                note: m => m.To ?? T[m.ToStaff ? "notifications.to-staff" : "notifications.to-returnee"]
            )
            .Add("notifications.channel", m => m.Channel)
            .Chip("notifications.status", m => MessageChips.Of(m.Status))
            .Add("notifications.attempts", m => m.Attempts, sort: "attempts")
            .Add("notifications.fault", m => m.Fault)
            .Add("notifications.queued-at", m => m.QueuedAt, sort: "at")
            .InFile("notifications.recipient", m => m.To);

    private List<Choice> TemplateChoices() =>
        [.. MessageCatalogue.All.Keys.Select(code => new Choice(code, T[MessageLinks.NameKey(code)]))];
}

public sealed class MessageDecisionForm
{
    [System.ComponentModel.DataAnnotations.StringLength(300)]
    public string Reason { get; set; } = "";
}
