using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;

namespace PmiEmas.Application.Documents;

/// <summary>Knows every letter, card and certificate by the code beside its QR.</summary>
internal sealed class CheckedDocuments(IProgrammeDb db) : ICheckable
{
    public async Task<CheckedItem?> Find(string code, CancellationToken ct)
    {
        var document = await db
            .IssuedDocuments.AsNoTracking()
            .Where(d => d.Code == code)
            .Select(d => new
            {
                d.Kind,
                d.Reference,
                d.IssuedOn,
                d.HolderMasked,
                d.RevokedAt,
            })
            .SingleOrDefaultAsync(ct);
        return document is null
            ? null
            : new CheckedItem(
                KindOf(document.Kind),
                document.Reference,
                document.IssuedOn,
                document.HolderMasked.Length > 0 ? document.HolderMasked : null,
                document.RevokedAt
            );
    }

    /// <summary><c>SubmissionReceipt</c> is <c>submission-receipt</c>.</summary>
    private static string KindOf(DocumentKind kind) =>
        string.Concat(
                kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : $"{c}")
            )
            .ToLowerInvariant();
}
