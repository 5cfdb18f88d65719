using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Ledger;

/// <summary>Proves the books from the transfers and keeps what was found. It repairs nothing.</summary>
[RequirePermission(Permission.ViewLedger)]
public sealed record ProveBooks : ICommand<Id<BookProof>>;

/// <summary>Recomputes the books inside the database.</summary>
public interface ILedgerProof
{
    Task<BookProof> Prove(CancellationToken ct);
}

internal sealed class ProveBooksHandler(IProgrammeDb db, ILedgerProof proof) : CommandHandler<ProveBooks, Id<BookProof>>
{
    protected override async Task<Id<BookProof>> Handle(ProveBooks command, CancellationToken ct)
    {
        var found = await proof.Prove(ct);
        db.Set<BookProof>().Add(found);
        return found.Id;
    }
}
