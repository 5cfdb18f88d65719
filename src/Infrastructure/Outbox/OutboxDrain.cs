using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PmiEmas.Application.Abstractions;
using PmiEmas.Infrastructure.Identity;

namespace PmiEmas.Infrastructure.Outbox;

/// <summary>Sends what is due: claims under a lease that it renews, hands each item to its handler outside any transaction, marks the outcome.</summary>
internal sealed partial class OutboxDrain(
    OutboxQueue queue,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<OutboxDrain> log
)
{
    /// <summary>With the waits below: about a day of trying.</summary>
    public const int MostAttempts = 14;

    private const int Batch = 8;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);

    private static readonly TimeSpan HandlerLimit = TimeSpan.FromMinutes(1);

    // Many beats may be late or lost before the lease is.
    private static readonly TimeSpan Beat = OutboxQueue.Lease / 10;

    /// <summary>Sends until nothing is due; the number of items tried.</summary>
    public async Task<int> Drain(CancellationToken ct)
    {
        for (var tried = 0; ; )
        {
            var claims = await queue.Claim(Batch, clock.GetUtcNow(), ct);
            if (claims.Count == 0)
                return tried;
            tried += claims.Count;
            await Task.WhenAll(claims.Select(claim => Send(claim, ct)));
        }
    }

    /// <summary>The wait after a failed attempt: doubling, capped, up to a fifth shorter so that failures spread.</summary>
    public static TimeSpan WaitAfter(int attempts, double chance)
    {
        var doubled = FirstWait * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (doubled < LongestWait ? doubled : LongestWait) * (1 - 0.2 * chance);
    }

    private async Task Send(OutboxClaim claim, CancellationToken ct)
    {
        // Counted at the claim: an item that kills the program each time ends here too.
        if (claim.Attempts > MostAttempts)
        {
            await queue.Bury(claim, "The program ended during every attempt.", clock.GetUtcNow(), ct);
            return;
        }
        try
        {
            await Handle(claim, ct);
            await queue.Finish(claim, clock.GetUtcNow(), CancellationToken.None);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await queue.GiveBack(claim, CancellationToken.None);
        }
        catch (Exception e)
        {
            Failed(claim.Kind, claim.Id, claim.Attempts, e.GetType().Name);
            await Postpone(claim, e);
        }
    }

    private async Task Handle(OutboxClaim claim, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(HandlerLimit);
        using var handled = new CancellationTokenSource();
        var kept = Keep(claim, limit, handled.Token);
        try
        {
            await Carry(claim, limit.Token);
        }
        finally
        {
            await handled.CancelAsync();
            await kept;
        }
    }

    private async Task Carry(OutboxClaim claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().BecomeSystem();
        var handler =
            scope.ServiceProvider.GetServices<IOutboxHandler>().SingleOrDefault(h => h.Kind == claim.Kind)
            ?? throw new UnreachableException($"Nothing here sends '{claim.Kind}'.");
        using var payload = JsonDocument.Parse(claim.Payload);
        await handler.Handle(claim.Id, payload.RootElement, ct);
    }

    /// <summary>Renews the claim while it is worked on. A claim that somebody else has made meanwhile ends the work.</summary>
    private async Task Keep(OutboxClaim claim, CancellationTokenSource work, CancellationToken handled)
    {
        using var beat = new PeriodicTimer(Beat, clock);
        while (await Next(beat, handled))
        {
            try
            {
                if (!await queue.Renew(claim, clock.GetUtcNow(), CancellationToken.None))
                    await work.CancelAsync();
            }
            catch (DbException e)
            {
                // The next beat may reach the database again; if none does, the lease ends as it should.
                NotRenewed(claim.Kind, claim.Id, e.GetType().Name);
            }
        }
    }

    private static async Task<bool> Next(PeriodicTimer beat, CancellationToken handled)
    {
        try
        {
            return await beat.WaitForNextTickAsync(handled);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Postpone(OutboxClaim claim, Exception e)
    {
        var now = clock.GetUtcNow();
        var why = $"{e.GetType().Name}: {e.Message}";
        if (e is UndeliverableException || claim.Attempts >= MostAttempts)
            await queue.Bury(claim, why, now, CancellationToken.None);
        else
            await queue.Postpone(
                claim,
                why,
                now + WaitAfter(claim.Attempts, Random.Shared.NextDouble()),
                CancellationToken.None
            );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox {Kind} {ItemId} failed at attempt {Attempt}: {Fault}")]
    private partial void Failed(string kind, Guid itemId, int attempt, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox {Kind} {ItemId} could not keep its claim: {Fault}")]
    private partial void NotRenewed(string kind, Guid itemId, string fault);
}
