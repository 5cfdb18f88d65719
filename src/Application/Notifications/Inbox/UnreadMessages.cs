using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Notifications.Inbox;

/// <summary>How many messages whoever asks has not read.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record UnreadMessages : IQuery<int>;

internal sealed class UnreadMessagesHandler(IProgrammeDb db, IActor actor) : QueryHandler<UnreadMessages, int>
{
    protected override Task<int> Handle(UnreadMessages query, CancellationToken ct) =>
        db.Set<Message>().InboxOf(actor).CountAsync(m => m.ReadAt == null, ct);
}
