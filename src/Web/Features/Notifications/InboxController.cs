using MediatR;
using Microsoft.AspNetCore.Mvc;
using PmiEmas.Application.Lists;
using PmiEmas.Application.Notifications.Inbox;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Web.Shared;
using PmiEmas.Web.Shared.Forms;
using PmiEmas.Web.Shared.Lists;
using PmiEmas.Web.Shared.Navigation;
using PmiEmas.Web.Shared.Parts;

namespace PmiEmas.Web.Features.Notifications;

/// <summary>The messages of whoever is signed in, on their face of the site.</summary>
public abstract class InboxController(IMediator mediator, string home) : SiteController(mediator)
{
    protected async Task<IActionResult> ShowList(ListQuery query, CancellationToken ct)
    {
        var columns = new ListColumns<InboxRow>()
            .Link("notifications.subject", m => m.Subject, m => $"{home}/{m.Id}")
            .Chip("notifications.read-state", m => m.IsRead ? null : new Chip("notifications.unread", Tone.Gold))
            .Add("notifications.received", m => m.At, sort: "at");
        ViewData["Home"] = home;
        ViewData["Unread"] = await Ask(new UnreadMessages(), ct);
        return View(
            "Inbox",
            new ListPage<InboxRow>(await Ask(new InboxMessages(query), ct), query, columns)
            {
                CaptionKey = "notifications.inbox",
                EmptyKey = query.IsFiltered ? "notifications.inbox-none-found" : "notifications.inbox-empty",
                SearchKey = "notifications.inbox-search",
                Filters =
                [
                    new ListFilter("unread", "notifications.read-state", [new Choice("1", T["notifications.unread"])]),
                ],
            }
        );
    }

    protected async Task<IActionResult> ShowLetter(Id<Message> id, CancellationToken ct)
    {
        Under(new Crumb(T["notifications.inbox"], home));
        ViewData["Home"] = home;
        return View("Letter", await Ask(new InboxMessage(id), ct));
    }

    protected Task<IActionResult> MarkRead(Id<Message>? id, CancellationToken ct) =>
        Submit(
            () => new MarkMessagesRead(id),
            _ => LocalRedirect(home),
            () => Task.FromResult<IActionResult>(LocalRedirect(home)),
            ct
        );
}

[Face(Face.Portal)]
public sealed class PortalInboxController(IMediator mediator) : InboxController(mediator, MessageLinks.PortalInbox)
{
    [HttpGet(MessageLinks.PortalInbox)]
    public Task<IActionResult> List(ListQuery query, CancellationToken ct) => ShowList(query, ct);

    [HttpGet(MessageLinks.PortalInbox + "/{id}")]
    public Task<IActionResult> Detail(Id<Message> id, CancellationToken ct) => ShowLetter(id, ct);

    [HttpPost(MessageLinks.PortalInbox + "/{id}/read")]
    public Task<IActionResult> Read(Id<Message> id, CancellationToken ct) => MarkRead(id, ct);

    [HttpPost(MessageLinks.PortalInbox + "/read")]
    public Task<IActionResult> ReadAll(CancellationToken ct) => MarkRead(null, ct);
}

public sealed class WorkspaceInboxController(IMediator mediator)
    : InboxController(mediator, MessageLinks.WorkspaceInbox)
{
    [HttpGet(MessageLinks.WorkspaceInbox)]
    public Task<IActionResult> List(ListQuery query, CancellationToken ct) => ShowList(query, ct);

    [HttpGet(MessageLinks.WorkspaceInbox + "/{id}")]
    public Task<IActionResult> Detail(Id<Message> id, CancellationToken ct) => ShowLetter(id, ct);

    [HttpPost(MessageLinks.WorkspaceInbox + "/{id}/read")]
    public Task<IActionResult> Read(Id<Message> id, CancellationToken ct) => MarkRead(id, ct);

    [HttpPost(MessageLinks.WorkspaceInbox + "/read")]
    public Task<IActionResult> ReadAll(CancellationToken ct) => MarkRead(null, ct);
}
