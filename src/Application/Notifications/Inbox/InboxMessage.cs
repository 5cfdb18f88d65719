using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Inbox;

/// <summary>One message to whoever asks, whole.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record InboxMessage(Id<Message> MessageId) : IQuery<Letter>;

/// <summary>A message as its reader sees it; the body is null once it was removed.</summary>
public sealed record Letter(
    Id<Message> Id,
    string Subject,
    string? Body,
    string Language,
    DateTimeOffset At,
    DateTimeOffset? ReadAt
);

internal sealed class InboxMessageHandler(IProgrammeDb db, IActor actor) : QueryHandler<InboxMessage, Letter>
{
    protected override async Task<Letter> Handle(InboxMessage query, CancellationToken ct) =>
        await db.Set<Message>()
            .InboxOf(actor)
            .AsNoTracking()
            .Where(m => m.Id == query.MessageId)
            .Select(m => new Letter(m.Id, m.Subject, m.Body, m.Language, m.QueuedAt, m.ReadAt))
            .SingleOrDefaultAsync(ct)
        ?? throw new NotFoundException(nameof(Message));
}
