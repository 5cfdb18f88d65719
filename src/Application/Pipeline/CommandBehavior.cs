using MediatR;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Pipeline;

/// <summary>Runs a command as one unit of work. The container leaves it out for queries.</summary>
internal sealed class CommandBehavior<TCommand, TResult>(IUnitOfWork work) : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult>
{
    public Task<TResult> Handle(
        TCommand request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResult> next
    ) => work.Run(request, () => next(), cancellationToken);
}
