using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>Every letter the programme issued to the person and has not revoked, the newest first.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record OwnDocuments : IQuery<IReadOnlyList<OwnDocument>>;

internal sealed class OwnDocumentsHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<OwnDocuments, IReadOnlyList<OwnDocument>>
{
    private const int Shown = 200;

    protected override async Task<IReadOnlyList<OwnDocument>> Handle(OwnDocuments query, CancellationToken ct) =>
        await db.DocumentsOf(actor.ReturneeId).Take(Shown).ToListAsync(ct);
}

internal static class DocumentQueries
{
    public static IQueryable<OwnDocument> DocumentsOf(this IProgrammeDb db, Id<Returnee> returnee)
    {
        var id = returnee.Value;
        return db
            .IssuedDocuments.AsNoTracking()
            .Where(d => d.ReturneeId == id && d.FileId != null && d.RevokedAt == null)
            .OrderByDescending(d => d.IssuedOn)
            .ThenByDescending(d => d.Id)
            .Select(d => new OwnDocument(d.Kind, d.Reference, d.IssuedOn, d.FileId!.Value, d.Code));
    }
}
