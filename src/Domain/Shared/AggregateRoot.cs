namespace PmiEmas.Domain.Shared;

/// <summary>Something that happened to an aggregate, told in the past tense. Carries ids and amounts, never personal data.</summary>
public interface IDomainEvent;

/// <summary>The untyped face of an aggregate: what saving needs.</summary>
public interface IAggregateRoot
{
    Guid Key { get; }

    IReadOnlyList<IDomainEvent> Events { get; }

    IReadOnlyList<IDomainEvent> TakeEvents();
}

/// <summary>A consistency boundary: changed only through its verbs, saved whole, guarded by a row version.</summary>
public abstract class AggregateRoot<T> : IAggregateRoot
    where T : AggregateRoot<T>
{
    private List<IDomainEvent> _events = [];

    public Id<T> Id { get; protected init; } = Id<T>.New();

    /// <summary>PostgreSQL's <c>xmin</c>: another writer's save makes ours fail with a conflict.</summary>
    public uint Version { get; private set; }

    Guid IAggregateRoot.Key => Id.Value;

    public IReadOnlyList<IDomainEvent> Events => _events;

    public IReadOnlyList<IDomainEvent> TakeEvents()
    {
        var taken = _events;
        _events = [];
        return taken;
    }

    protected void Raise(IDomainEvent happened) => _events.Add(happened);
}
