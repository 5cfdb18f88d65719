using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Delivery;

/// <summary>Writes down what became of an attempt: no refusal means that the channel took the message.</summary>
[SystemRequest]
public sealed record RecordDelivery(Id<Message> MessageId, Refusal? Refusal) : ICommand<MessageStatus>;

internal sealed class RecordDeliveryHandler(IProgrammeDb db, TimeProvider clock)
    : CommandHandler<RecordDelivery, MessageStatus>
{
    protected override async Task<MessageStatus> Handle(RecordDelivery command, CancellationToken ct)
    {
        var message = await db.Set<Message>().SingleAsync(m => m.Id == command.MessageId, ct);
        if (command.Refusal is { } refusal)
            message.Fail(refusal);
        else
            message.Accept(clock.GetUtcNow());
        return message.Status;
    }
}
