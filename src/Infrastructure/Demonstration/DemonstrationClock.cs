namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>The system's clock, except while the demonstration is made: then it stands where the story is.</summary>
internal sealed class DemonstrationClock : TimeProvider
{
    private DateTimeOffset? _stopped;

    public override DateTimeOffset GetUtcNow() => _stopped ?? System.GetUtcNow();

    /// <summary>Stops the clock at a moment, or sets it to a later one; it never goes back.</summary>
    public void Stop(DateTimeOffset at) => _stopped = _stopped is { } now && now > at ? now : at;

    public void Run() => _stopped = null;
}
