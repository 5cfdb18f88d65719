using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>Receipts of purchases may be read by whoever sees the report.</summary>
internal sealed class GrantFiles(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.ReportReceipt;

    public async Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        var id = new Id<AccountabilityReport>(file.OwnerId);
        return (actor.May(Permission.ViewGrants) || actor.Kind == ActorKind.Returnee)
            && await db.Set<AccountabilityReport>().AsNoTracking().VisibleTo(actor, db).AnyAsync(r => r.Id == id, ct);
    }
}
