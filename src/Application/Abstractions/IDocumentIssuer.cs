using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>Which document, about what, for whom. Without a reference it gets the next letter number (<c>SRT-2026-000001</c>).</summary>
public sealed record DocumentOrder(
    DocumentKind Kind,
    Guid SubjectId,
    Id<Returnee>? ReturneeId,
    string HolderName,
    string Language,
    string? Reference = null
);

/// <summary>
/// The one entry for letters, cards and certificates. Inside a command: words the letter, draws it with its check code and QR,
/// keeps the PDF and registers it for the check page, all in the running transaction. The file is read at <c>/files/{FileId}</c>.
/// </summary>
public interface IDocumentIssuer
{
    /// <summary>An earlier document of the same kind and subject stays valid; revoke it where it no longer holds.</summary>
    Task<IssuedDocument> Issue(DocumentOrder order, Action<LetterDraft> word, CancellationToken ct);

    /// <summary>Revokes every valid document of the kind about the subject.</summary>
    Task Revoke(DocumentKind kind, Guid subjectId, CancellationToken ct);

    /// <summary>The letter as it would be, without code and number: for looking at before anything is decided.</summary>
    byte[] Preview(DocumentOrder order, Action<LetterDraft> word);
}
