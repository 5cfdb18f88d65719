namespace PmiEmas.TestKit.Stripe;

/// <summary>A request the fake keeps waiting: before it is carried out, or after.</summary>
public sealed class HeldRequest(Func<StripeRequest, bool> which, bool carriedOut)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the fake has done what was asked when the request waits.</summary>
    public bool CarriedOut { get; } = carriedOut;

    /// <summary>Ends once the request waits.</summary>
    public Task Arrived => _arrived.Task;

    public void Release() => _released.TrySetResult();

    /// <summary>Each holds one request.</summary>
    internal bool Takes(StripeRequest request) => !_arrived.Task.IsCompleted && which(request);

    /// <summary>False where the caller died meanwhile.</summary>
    internal async Task<bool> Wait(CancellationToken aborted)
    {
        _arrived.TrySetResult();
        try
        {
            await _released.Task.WaitAsync(aborted);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
