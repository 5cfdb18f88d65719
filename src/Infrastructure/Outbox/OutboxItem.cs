namespace PmiEmas.Infrastructure.Outbox;

/// <summary>One thing to send. Claimed under a lease with a fencing number; dead after too many tries.</summary>
internal sealed class OutboxItem
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public required string DedupeKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; set; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public long LockNo { get; set; }
    public string? LastError { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public DateTimeOffset? DeadAt { get; set; }
}
