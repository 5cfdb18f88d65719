namespace PmiEmas.TestKit;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class StoppedClock : TimeProvider
{
    /// <summary>Friday 20 November 2026, 09:00 in Jakarta: a working day.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private long _ticks = Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref _ticks, to.UtcTicks);

    /// <summary>Nine in the morning of the date in Jakarta.</summary>
    public void Set(DateOnly on) => Set(new DateTimeOffset(on.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7)));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public void AdvanceDays(int days) => Advance(TimeSpan.FromDays(days));
}
