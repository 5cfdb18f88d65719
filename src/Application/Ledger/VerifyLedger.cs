using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Proves the books from the transfers. It repairs nothing.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record VerifyLedger : IQuery<LedgerProof>;

/// <summary>What was looked at and what was found wrong.</summary>
public sealed record LedgerProof(long Events, long Transfers, IReadOnlyList<LedgerCheck> Checks)
{
    public bool IsSound => Checks.All(c => c.Faults == 0);
}

/// <summary>One thing that must hold. The name is the key of its text: <c>ledger.check-{name}</c>. Some of the faulty records are named.</summary>
public sealed record LedgerCheck(string Name, long Faults, IReadOnlyList<string> Examples);

/// <summary>Recomputes the books inside the database.</summary>
public interface ILedgerProof
{
    Task<LedgerProof> Prove(CancellationToken ct);
}

internal sealed class VerifyLedgerHandler(ILedgerProof proof) : QueryHandler<VerifyLedger, LedgerProof>
{
    protected override Task<LedgerProof> Handle(VerifyLedger query, CancellationToken ct) => proof.Prove(ct);
}
