using System.Reflection;
using MediatR;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Pipeline;

/// <summary>Refuses a request whose actor lacks its permission; a request that declares nothing is refused to all.</summary>
internal sealed class PermissionBehavior<TRequest, TResponse>(IActor actor) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly RequirePermissionAttribute? Required =
        typeof(TRequest).GetCustomAttribute<RequirePermissionAttribute>();
    private static readonly bool Open =
        typeof(TRequest).GetCustomAttribute<AllowAnonymousRequestAttribute>() is not null;
    private static readonly bool SystemOnly = typeof(TRequest).GetCustomAttribute<SystemRequestAttribute>() is not null;

    public Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        var allowed = SystemOnly
            ? actor.Kind == ActorKind.System
            : Open || actor.Kind == ActorKind.System || (Required is not null && Required.AnyOf.Any(actor.May));
        return allowed ? next() : throw new ForbiddenException(typeof(TRequest).Name);
    }
}
