using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Delivery;

/// <summary>
/// Sends one message: claimed in one transaction, handed over outside any, its fate written in another. A crash in between leaves it
/// claimed; the outbox comes back to it after its lease, under the same message id.
/// </summary>
internal sealed class SendMessage(IMediator mediator, IEnumerable<IMessageChannel> channels) : IOutboxHandler
{
    public string Kind => MessageQueue.OutboxKind;

    public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
    {
        var id = new Id<Message>(payload.Deserialize<QueuedMessage>()!.MessageId);
        if (await mediator.Send(new ClaimMessage(id), ct) is not { } claimed)
            return;

        var refusal = await HandOver(claimed, ct);
        var status = await mediator.Send(new RecordDelivery(id, refusal), CancellationToken.None);
        if (status == MessageStatus.SoftFailed)
            throw new ChannelRefusedException(refusal!);
        if (status == MessageStatus.HardFailed)
            throw new UndeliverableException(refusal!.Fault);
    }

    private async Task<Refusal?> HandOver(ClaimedLetter claimed, CancellationToken ct)
    {
        if (channels.SingleOrDefault(c => c.Channel == claimed.Channel) is not { } channel)
            return new Refusal("no-channel", ForGood: true);
        try
        {
            await channel.Send(claimed.Letter, ct);
            return null;
        }
        catch (ChannelRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (OperationCanceledException)
        {
            return new Refusal("timeout", MayHaveArrived: true);
        }
    }
}
