namespace PmiEmas.Domain.Ledger;

/// <summary>
/// One link of the books' chain: the events written since the link before, hashed in their order together with its hash. Written by the
/// database apart from postings, so that no posting waits for another. Whoever knows a hash outside the database finds any later change.
/// </summary>
public sealed class LedgerSeal
{
    private LedgerSeal() { }

    /// <summary>From 1, without gaps.</summary>
    public long No { get; private set; }

    public DateTimeOffset SealedAt { get; private set; }

    public int Events { get; private set; }

    /// <summary>The highest sequence number in it.</summary>
    public long LastSequence { get; private set; }

    /// <summary>No event with a number up to this one can be written any more.</summary>
    public long Settled { get; private set; }

    /// <summary>The hash of the link before; empty for the first.</summary>
    public byte[] Previous { get; private set; } = [];

    /// <summary>SHA-256.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The month whose closing made it.</summary>
    public DateOnly? Month { get; private set; }

    /// <summary>What to keep outside the database.</summary>
    public string Anchor => $"{No}:{Convert.ToHexStringLower(Hash)}";
}
