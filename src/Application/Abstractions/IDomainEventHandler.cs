using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>Reacts to an event inside the transaction that raised it.</summary>
public interface IDomainEventHandler<in TEvent>
    where TEvent : IDomainEvent
{
    Task Handle(TEvent happened, CancellationToken ct);
}
