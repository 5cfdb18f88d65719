using System.Text.Json;
using MediatR;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Notifications.Reminders;
using PmiEmas.Domain.Programmes;

namespace PmiEmas.Application.Notifications.Events;

/// <summary>Leaves the news of an open call to the outbox: thousands may want to hear it, and the officer should not wait for them.</summary>
internal sealed class OnCallOpened(IOutbox outbox, TimeProvider clock) : IDomainEventHandler<CallOpened>
{
    public Task Handle(CallOpened happened, CancellationToken ct)
    {
        // A call may close and open again: each opening is news to those who were not told.
        new QueueCallNews(happened.CallId, clock.GetUtcNow(), null).LeaveTo(outbox);
        return Task.CompletedTask;
    }
}

/// <summary>Tells one part of the people; the request leaves the next part to the outbox itself.</summary>
internal sealed class AnnounceOpenCall(IMediator mediator) : IOutboxHandler
{
    public string Kind => QueueCallNews.OutboxKind;

    public Task Handle(Guid itemId, JsonElement payload, CancellationToken ct) =>
        mediator.Send(payload.Deserialize<CallNewsPart>()!.Request(), ct);
}
