using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>The books. Postings join the running command's transaction; the database holds ceilings, balances and closed periods.</summary>
public interface ILedger
{
    /// <summary>Adds an event. The same id with the same content again does nothing; with other content it throws <see cref="ConflictException"/>.</summary>
    Task Post(LedgerEvent entry, CancellationToken ct);

    /// <summary>Adds the event of a record that this command itself brings into its state: it cannot have been posted before, and is not looked for.</summary>
    void PostNew(LedgerEvent entry);

    /// <summary>Adds many events at once, each as <see cref="Post"/> would.</summary>
    Task PostAll(IReadOnlyList<LedgerEvent> entries, CancellationToken ct);

    /// <summary>Adds the exact mirror of an event, once. Throws <see cref="NotFoundException"/>.</summary>
    Task Reverse(Id<LedgerEvent> original, Id<LedgerEvent> id, DateOnly effectiveOn, CancellationToken ct);

    /// <summary>
    /// From here on, what falls into a closed month is posted on the first open day: for money whose day the bank tells, so that nobody
    /// could choose another.
    /// </summary>
    Task CarryForward(CancellationToken ct);

    /// <summary>Throws <see cref="LedgerRules.PeriodOpen"/> beside the field where the day lies in a closed month; the database refuses the posting too.</summary>
    Task RequireOpen(DateOnly day, string field, CancellationToken ct);

    /// <summary>The saved balance, on its normal side, of an account that keeps one; 0 where nothing was posted. Rupiah.</summary>
    Task<long> Balance(Account account, CancellationToken ct);
}
