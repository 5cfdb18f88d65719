using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Ledger;

/// <summary>One thing that must hold in the books: how many records were looked at, how many break it, and some of them by name.</summary>
/// <param name="Invariant">L1 to L12.</param>
/// <param name="Name">The key of its text: <c>ledger.check-{name}</c>.</param>
public sealed record ProvenCheck(
    string Invariant,
    string Name,
    long LookedAt,
    long Faults,
    IReadOnlyList<string> Examples
);

/// <summary>One proof of the books, kept as it was found. It repairs nothing: a fault stands until people have dealt with its cause.</summary>
public sealed class BookProof : AggregateRoot<BookProof>
{
    private BookProof() { }

    public DateTimeOffset At { get; private set; }

    public int Milliseconds { get; private set; }

    public long EventCount { get; private set; }

    public long TransferCount { get; private set; }

    public bool IsSound { get; private set; }

    public IReadOnlyList<ProvenCheck> Checks { get; private set; } = [];

    public static BookProof Of(
        long events,
        long transfers,
        IReadOnlyList<ProvenCheck> checks,
        TimeSpan took,
        DateTimeOffset at
    )
    {
        var proof = new BookProof
        {
            At = at,
            Milliseconds = (int)took.TotalMilliseconds,
            EventCount = events,
            TransferCount = transfers,
            IsSound = checks.All(c => c.Faults == 0),
            Checks = checks,
        };
        proof.Raise(new BooksProven(proof.Id, proof.IsSound));
        return proof;
    }
}

public sealed record BooksProven(Id<BookProof> ProofId, bool IsSound) : IDomainEvent;
