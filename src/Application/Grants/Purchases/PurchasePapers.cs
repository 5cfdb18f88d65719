using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Offers, invoices and photos of goods may be read by whoever sees the purchase.</summary>
internal sealed class PurchasePapers(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.PurchasePaper;

    public async Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        var id = new Id<Purchase>(file.OwnerId);
        return (
                actor.May(Permission.ViewGrants)
                || actor.May(Permission.ViewPayouts)
                || actor.Kind == ActorKind.Returnee
            ) && await db.Set<Purchase>().AsNoTracking().VisibleTo(actor, db).AnyAsync(p => p.Id == id, ct);
    }
}
