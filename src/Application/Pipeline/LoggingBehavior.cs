using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Pipeline;

/// <summary>Logs the request's name, the actor's account and the time taken; never its content.</summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(
    ILogger<LoggingBehavior<TRequest, TResponse>> log,
    IActor actor,
    TimeProvider clock
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        var started = clock.GetTimestamp();
        try
        {
            return await next();
        }
        finally
        {
            if (request is ICommand<TResponse>)
                Sent(
                    typeof(TRequest).Name,
                    actor.Kind,
                    actor.AccountId,
                    clock.GetElapsedTime(started).TotalMilliseconds
                );
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Command} by {ActorKind} {AccountId} took {Milliseconds} ms"
    )]
    private partial void Sent(string command, ActorKind actorKind, Guid? accountId, double milliseconds);
}
