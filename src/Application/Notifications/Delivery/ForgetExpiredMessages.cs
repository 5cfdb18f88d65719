using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;

namespace PmiEmas.Application.Notifications.Delivery;

/// <summary>Removes the words of messages whose time has passed (one-time codes); how many were left, at most some hundreds.</summary>
[SystemRequest]
public sealed record ForgetExpiredMessages : ICommand<int>;

internal sealed class ForgetExpiredMessagesHandler(IProgrammeDb db, TimeProvider clock)
    : CommandHandler<ForgetExpiredMessages, int>
{
    private const int Batch = 200;

    protected override async Task<int> Handle(ForgetExpiredMessages command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expired = await db.Set<Message>()
            .Where(m => m.ExpiresAt <= now && m.Body != null)
            .OrderBy(m => m.ExpiresAt)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var message in expired)
            message.Forget(now);
        return expired.Count;
    }
}
