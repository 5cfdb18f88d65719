using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Proves the books from the transfers and keeps nothing of it.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record VerifyLedger : IQuery<BookProof>;

internal sealed class VerifyLedgerHandler(ILedgerProof proof) : QueryHandler<VerifyLedger, BookProof>
{
    protected override Task<BookProof> Handle(VerifyLedger query, CancellationToken ct) => proof.Prove(ct);
}
