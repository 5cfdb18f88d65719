using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PmiEmas.Infrastructure.Outbox;

/// <summary>Drains right after a commit of this program; the scheduled drain picks up whatever this one misses.</summary>
internal sealed partial class OutboxWorker(OutboxSignal signal, OutboxDrain drain, ILogger<OutboxWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.Wait(stoppingToken);
                await drain.Drain(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                NotDrained(e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be drained: {Fault}")]
    private partial void NotDrained(string fault);
}
