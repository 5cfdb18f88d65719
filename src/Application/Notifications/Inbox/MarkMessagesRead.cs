using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Inbox;

/// <summary>Marks one of the actor's messages as read, or all of them; how many were unread.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record MarkMessagesRead(Id<Message>? MessageId) : ICommand<int>;

internal sealed class MarkMessagesReadHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<MarkMessagesRead, int>
{
    protected override async Task<int> Handle(MarkMessagesRead command, CancellationToken ct)
    {
        var mine = db.Set<Message>().InboxOf(actor);
        if (command.MessageId is { } id && !await mine.AnyAsync(m => m.Id == id, ct))
            throw new NotFoundException(nameof(Message));

        var unread = await mine.Where(m => m.ReadAt == null && (command.MessageId == null || m.Id == command.MessageId))
            .ToListAsync(ct);
        foreach (var message in unread)
            message.MarkRead(clock.GetUtcNow());
        return unread.Count;
    }
}
