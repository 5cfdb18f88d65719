using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Delivery;

/// <summary>Takes a message for one attempt; nothing where it must not be sent.</summary>
[SystemRequest]
public sealed record ClaimMessage(Id<Message> MessageId) : ICommand<ClaimedLetter?>;

/// <summary>What to hand over, and on which channel.</summary>
public sealed record ClaimedLetter(MessageChannel Channel, OutgoingLetter Letter);

internal sealed class ClaimMessageHandler(IProgrammeDb db, TimeProvider clock)
    : CommandHandler<ClaimMessage, ClaimedLetter?>
{
    protected override async Task<ClaimedLetter?> Handle(ClaimMessage command, CancellationToken ct)
    {
        var message = await db.Set<Message>().SingleAsync(m => m.Id == command.MessageId, ct);
        if (!message.TryClaim(clock.GetUtcNow()))
            return null;
        var to = message.Email?.Value ?? message.Phone!.Value;
        return new ClaimedLetter(
            message.Channel,
            new OutgoingLetter(message.Id.Value, to, message.Subject, message.Body!, message.Language)
        );
    }
}
