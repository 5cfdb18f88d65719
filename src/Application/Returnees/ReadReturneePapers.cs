using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Returnees;

/// <summary>Who sees a returnee's file may read its papers.</summary>
internal sealed class ReadIdentityDocuments(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.IdentityDocument;

    public Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct) => db.MayReadPaper(file, actor, ct);
}

/// <summary>Who sees a returnee's file may read the consents given on paper.</summary>
internal sealed class ReadConsents(IProgrammeDb db) : IFilePermission
{
    public FilePurpose Purpose => FilePurpose.Consent;

    public Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct) => db.MayReadPaper(file, actor, ct);
}

internal static class ReturneePapers
{
    public static Task<bool> MayReadPaper(this IProgrammeDb db, StoredFile file, IActor actor, CancellationToken ct)
    {
        var owner = new Id<Returnee>(file.OwnerId);
        return db.Returnees.VisibleTo(actor).AnyAsync(r => r.Id == owner, ct);
    }
}
