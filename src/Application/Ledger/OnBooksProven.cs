using Microsoft.Extensions.Logging;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;

namespace PmiEmas.Application.Ledger;

/// <summary>Books that a proof found wrong are an incident: an error in the log, besides the task of everybody who sees the books and the state of the program's health.</summary>
internal sealed partial class OnBooksProven(ILogger<OnBooksProven> log) : IDomainEventHandler<BooksProven>
{
    public Task Handle(BooksProven happened, CancellationToken ct)
    {
        if (!happened.IsSound)
            NotSound(happened.ProofId.Value);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The books are not sound: proof {Proof}")]
    private partial void NotSound(Guid proof);
}
