namespace PmiEmas.Application.Abstractions;

/// <summary>One transaction round a command: handler, event handlers until quiet, process row, outbox rows, save, commit.</summary>
public interface IUnitOfWork
{
    Task<TResult> Run<TResult>(ICommand<TResult> command, Func<Task<TResult>> handler, CancellationToken ct);
}
