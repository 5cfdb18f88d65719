using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Delivery;

/// <summary>Words the message now, so that it says what was true when it was queued, and leaves the sending to the outbox.</summary>
internal sealed class MessageQueue(
    IProgrammeDb db,
    IOutbox outbox,
    IOnceGate gate,
    IEnumerable<IMessageChannel> ways,
    MessageWording wording,
    TimeProvider clock
) : IMessageQueue
{
    public const string OutboxKind = "message";

    public async Task Add(
        string template,
        Recipient recipient,
        IReadOnlyDictionary<string, string> values,
        string dedupeKey,
        CancellationToken ct
    )
    {
        await gate.Pass("message:" + dedupeKey, ct);
        if (!await IsQueued(dedupeKey, ct))
            await Queue(MessageCatalogue.All[template], new MessageOrder(recipient, values, dedupeKey), ct);
    }

    public async Task AddAll(string template, IReadOnlyList<MessageOrder> orders, CancellationToken ct)
    {
        await gate.Pass("messages:" + template, ct);
        var keys = orders.Select(o => o.DedupeKey).ToList();
        var queued = await db.Set<Message>()
            .Where(m => keys.Contains(m.DedupeKey))
            .Select(m => m.DedupeKey)
            .ToHashSetAsync(ct);
        foreach (var order in orders.Where(o => queued.Add(o.DedupeKey)))
            await Queue(MessageCatalogue.All[template], order, ct);
    }

    public bool CanReach(string template, Recipient recipient) =>
        MessageCatalogue.All[template].Channels.Any(c => IsOffered(c) && Reaches(c, recipient));

    private async Task Queue(MessageDefinition definition, MessageOrder order, CancellationToken ct)
    {
        var (recipient, checkCode) = (order.To, IssuedDocument.NewCode());
        var text = await wording.Word(definition, recipient.Language, order.Values, checkCode, ct);
        var to = new Addressee(
            recipient.Language,
            recipient.Email,
            recipient.Phone,
            recipient.ReturneeId,
            recipient.StaffId
        );
        var now = clock.GetUtcNow();
        foreach (var channel in definition.Channels.Where(c => IsOffered(c) && Reaches(c, recipient)))
        {
            var id = Id<Message>.New();
            var message = Message.Queue(
                id,
                channel,
                to,
                text,
                checkCode,
                order.DedupeKey,
                now,
                now + definition.Lifetime
            );
            db.Set<Message>().Add(message);
            if (message.LeavesTheProgram)
                outbox.Add(OutboxKind, new QueuedMessage(id.Value), $"message:{id}");
        }
    }

    /// <summary>A phone is reached where a gateway is set. A letter without a mail server waits in the log for a person.</summary>
    private bool IsOffered(MessageChannel channel) =>
        channel != MessageChannel.Sms || ways.Any(w => w.Channel == channel);

    private async Task<bool> IsQueued(string dedupeKey, CancellationToken ct) =>
        db.Set<Message>().Local.Any(m => m.DedupeKey == dedupeKey)
        || await db.Set<Message>().AnyAsync(m => m.DedupeKey == dedupeKey, ct);

    /// <summary>A text to the phone stands in where there is no e-mail address: one code on one way.</summary>
    private static bool Reaches(MessageChannel channel, Recipient recipient) =>
        channel switch
        {
            MessageChannel.Email => recipient.Email is not null,
            MessageChannel.Sms => recipient is { Email: null, Phone: not null },
            _ => recipient.ReturneeId is not null || recipient.StaffId is not null,
        };
}

/// <summary>What the outbox carries of a message: its id alone.</summary>
internal sealed record QueuedMessage(Guid MessageId);
