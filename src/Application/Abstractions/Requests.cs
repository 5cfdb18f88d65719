using MediatR;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Abstractions;

/// <summary>A use case that changes something. It runs in one transaction and leaves one process row.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>A command without an answer.</summary>
public interface ICommand : ICommand<Unit>;

/// <summary>A use case that only reads.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>A command whose reason people can read in the history.</summary>
public interface IStatesReason
{
    string? Reason { get; }
}

/// <summary>A command with a password or code: never remembered by a form's key, because its hash could be guessed and its answer replayed.</summary>
public interface ICarriesSecret;

/// <summary>The day that a person typed and the books count from: where its month is closed, the refusal stands beside it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EffectiveDateAttribute : Attribute;

/// <summary>The actor needs at least one of these permissions to send the request.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequirePermissionAttribute(params Permission[] anyOf) : Attribute
{
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;
}

/// <summary>The request is open to people who have not signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowAnonymousRequestAttribute : Attribute;

/// <summary>The request is sent by jobs and the outbox only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemRequestAttribute : Attribute;

public abstract class CommandHandler<TCommand> : IRequestHandler<TCommand, Unit>
    where TCommand : ICommand
{
    protected abstract Task Handle(TCommand command, CancellationToken ct);

    async Task<Unit> IRequestHandler<TCommand, Unit>.Handle(TCommand request, CancellationToken cancellationToken)
    {
        await Handle(request, cancellationToken);
        return Unit.Value;
    }
}

public abstract class CommandHandler<TCommand, TResult> : IRequestHandler<TCommand, TResult>
    where TCommand : ICommand<TResult>
{
    protected abstract Task<TResult> Handle(TCommand command, CancellationToken ct);

    Task<TResult> IRequestHandler<TCommand, TResult>.Handle(TCommand request, CancellationToken cancellationToken) =>
        Handle(request, cancellationToken);
}

public abstract class QueryHandler<TQuery, TResult> : IRequestHandler<TQuery, TResult>
    where TQuery : IQuery<TResult>
{
    protected abstract Task<TResult> Handle(TQuery query, CancellationToken ct);

    Task<TResult> IRequestHandler<TQuery, TResult>.Handle(TQuery request, CancellationToken cancellationToken) =>
        Handle(request, cancellationToken);
}
