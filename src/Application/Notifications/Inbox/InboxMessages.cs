using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Inbox;

/// <summary>The messages to whoever asks, the newest first.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record InboxMessages(ListQuery List) : IQuery<Slice<InboxRow>>;

public sealed record InboxRow(Id<Message> Id, string Subject, DateTimeOffset At, bool IsRead);

internal sealed class InboxMessagesHandler(IProgrammeDb db, IActor actor) : QueryHandler<InboxMessages, Slice<InboxRow>>
{
    private static readonly Sorts<Message, Id<Message>> Sorts = new Sorts<Message, Id<Message>>(m => m.Id).By(
        "at",
        m => m.QueuedAt,
        descending: true
    );

    protected override Task<Slice<InboxRow>> Handle(InboxMessages query, CancellationToken ct)
    {
        var mine = db.Set<Message>().InboxOf(actor);
        if (query.List.Search is { } words)
            mine = mine.Where(m => EF.Functions.Like(m.Subject.ToLower(), words.ToLowerInvariant().ToPattern(), "\\"));
        if (query.List["unread"] is not null)
            mine = mine.Where(m => m.ReadAt == null);
        return mine.Slice(query.List, Sorts, m => new InboxRow(m.Id, m.Subject, m.QueuedAt, m.ReadAt != null), ct);
    }
}
