using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Agreements;

/// <summary>The signed scan may be read by whoever sees the agreement.</summary>
internal sealed class AgreementFiles(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.SignedAgreement;

    public async Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct)
    {
        var id = new Id<Agreement>(file.OwnerId);
        return (actor.May(Permission.ViewAgreements) || actor.Kind == ActorKind.Returnee)
            && await db.Agreements.AsNoTracking().VisibleTo(actor, db).AnyAsync(a => a.Id == id, ct);
    }
}
