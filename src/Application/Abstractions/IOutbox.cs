namespace PmiEmas.Application.Abstractions;

/// <summary>What must leave the database: written in the command's transaction, sent afterwards, at least once.</summary>
public interface IOutbox
{
    /// <summary>Adds one item. A second one with the same <paramref name="dedupeKey"/> is refused by the database.</summary>
    void Add(string kind, object payload, string dedupeKey);
}

/// <summary>Sends one kind of outbox item. Runs outside any transaction and may run again after a crash.</summary>
public interface IOutboxHandler
{
    string Kind { get; }

    Task Handle(Guid itemId, System.Text.Json.JsonElement payload, CancellationToken ct);
}
