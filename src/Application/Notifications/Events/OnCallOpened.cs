using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Reminders;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Leaves the news of an open call to the outbox: thousands may want to hear it, and the officer should not wait for them.</summary>
internal sealed class OnCallOpened(IOutbox outbox, TimeProvider clock) : IDomainEventHandler<CallOpened>
{
    public Task Handle(CallOpened happened, CancellationToken ct)
    {
        // A call may close and open again; who was told is not told again.
        var key = $"{AnnounceOpenCall.OutboxKind}:{happened.CallId}:{clock.GetUtcNow().UtcTicks}";
        outbox.Add(AnnounceOpenCall.OutboxKind, new OpenedCall(happened.CallId.Value), key);
        return Task.CompletedTask;
    }
}

internal sealed record OpenedCall(Guid CallId);

/// <summary>Tells everybody who may answer the call, some hundreds in each transaction.</summary>
internal sealed class AnnounceOpenCall(IMediator mediator) : IOutboxHandler
{
    public const string OutboxKind = "announce-call";

    public string Kind => OutboxKind;

    public async Task Handle(Guid itemId, JsonElement payload, CancellationToken ct)
    {
        var call = new Id<FundingCall>(payload.Deserialize<OpenedCall>()!.CallId);
        while (await mediator.Send(new QueueCallNews(call), ct) > 0)
            ct.ThrowIfCancellationRequested();
    }
}
