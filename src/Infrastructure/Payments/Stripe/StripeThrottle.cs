using System.Threading.RateLimiting;

namespace PmiEmas.Infrastructure.Payments.Stripe;

/// <summary>Keeps below Stripe's limits, and leaves it alone for a while when it keeps failing. One for all calls of this program.</summary>
internal sealed class StripeThrottle(TimeProvider clock) : IDisposable
{
    private const int FailuresInARow = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    private readonly TokenBucketRateLimiter _bucket = new(
        new TokenBucketRateLimiterOptions
        {
            TokenLimit = 20,
            TokensPerPeriod = 20,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 1000,
        }
    );

    private int _failures;
    private long _restsUntil;

    /// <summary>Too many failures in a row, not long ago: the call would only add to them.</summary>
    public bool Rests => clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil);

    public async Task Enter(CancellationToken ct)
    {
        using var lease = await _bucket.AcquireAsync(1, ct);
        if (!lease.IsAcquired)
            throw new OperationCanceledException("Too many calls wait for Stripe.");
    }

    public void Answered()
    {
        Interlocked.Exchange(ref _failures, 0);
        Interlocked.Exchange(ref _restsUntil, 0);
    }

    public void Failed()
    {
        if (Interlocked.Increment(ref _failures) < FailuresInARow)
            return;
        Interlocked.Exchange(ref _failures, 0);
        Interlocked.Exchange(ref _restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
    }

    public void Dispose() => _bucket.Dispose();
}
