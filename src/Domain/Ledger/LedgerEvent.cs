using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Ledger;

/// <summary>One business event in the books: a group of transfers that stand or are mirrored together. Its id is the idempotency key.</summary>
public sealed class LedgerEvent : AggregateRoot<LedgerEvent>
{
    private LedgerEvent() { }

    public DateOnly EffectiveOn { get; private set; }
}
