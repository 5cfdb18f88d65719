using System.Text.Json;
using System.Threading.Channels;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.Infrastructure.Outbox;

/// <summary>Adds outbox rows to the running unit of work.</summary>
internal sealed class OutboxWriter(ProgrammeDb db, TimeProvider clock) : IOutbox
{
    public void Add(string kind, object payload, string dedupeKey) =>
        db.Outbox.Add(
            new OutboxItem
            {
                Kind = kind,
                Payload = JsonSerializer.Serialize(payload),
                DedupeKey = dedupeKey,
                CreatedAt = clock.GetUtcNow(),
                NextAttemptAt = clock.GetUtcNow(),
            }
        );
}

/// <summary>Wakes the drain right after a commit, so that nobody waits for the next tick. Losing a signal loses only time.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> _pending = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Raise() => _pending.Writer.TryWrite(true);

    public ValueTask<bool> Wait(CancellationToken ct) => _pending.Reader.ReadAsync(ct);
}
