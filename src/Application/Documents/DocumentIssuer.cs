using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Documents;

/// <summary>Numbers, words, draws, keeps and registers a document in one step.</summary>
internal sealed class DocumentIssuer(
    IProgrammeDb db,
    IFileStore store,
    IDocumentRenderer renderer,
    ILetterTexts texts,
    ILetterhead letterhead,
    ISiteAddress site,
    TimeProvider clock
) : IDocumentIssuer
{
    private const string Pdf = "application/pdf";

    public async Task<IssuedDocument> Issue(DocumentOrder order, Action<LetterDraft> word, CancellationToken ct)
    {
        var on = clock.Today();
        var reference = order.Reference ?? await db.NextReference("SRT", on, ct);
        var code = IssuedDocument.NewCode();
        var content = renderer.Render(Worded(order, reference, code, on, word));

        var file = StoredFile.Keep(
            Id<StoredFile>.New(),
            FilePurpose.IssuedLetter,
            order.SubjectId,
            order.ReturneeId?.Value,
            $"{reference}.pdf",
            Pdf,
            content.Length,
            SHA256.HashData(content),
            clock.GetUtcNow()
        );
        await store.Write(file.Id, content, ct);
        db.Files.Add(file);
        var document = IssuedDocument.Issue(
            order.Kind,
            code,
            reference,
            order.SubjectId,
            order.ReturneeId?.Value,
            order.HolderName,
            on,
            file.Id
        );
        db.IssuedDocuments.Add(document);
        return document;
    }

    public async Task Revoke(DocumentKind kind, Guid subjectId, CancellationToken ct)
    {
        var valid = await db
            .IssuedDocuments.Where(d => d.SubjectId == subjectId && d.Kind == kind && d.RevokedAt == null)
            .ToListAsync(ct);
        foreach (var document in valid)
            document.Revoke(clock.GetUtcNow());
    }

    public byte[] Preview(DocumentOrder order, Action<LetterDraft> word) =>
        renderer.Render(Worded(order, order.Reference ?? "–", null, clock.Today(), word));

    private LetterDocument Worded(
        DocumentOrder order,
        string reference,
        string? code,
        DateOnly on,
        Action<LetterDraft> word
    )
    {
        var draft = new LetterDraft(texts, order.Language);
        word(draft);
        return new LetterDocument
        {
            Title = draft.Heading,
            Language = order.Language,
            Letterhead = letterhead.Lines,
            Reference = reference,
            ReferenceLabel = draft.Text("letters.number"),
            IssuedOn = on,
            Place = letterhead.Place,
            Blocks = draft.Blocks,
            Signer = draft.SignedBy,
            Landscape = draft.IsLandscape,
            CheckCode = code,
            CheckUrl = code is null ? null : new Uri(site.Root, $"check/{code}").AbsoluteUri,
            CheckHint = draft.Text("letters.check-hint", new Uri(site.Root, "check").AbsoluteUri),
            Footer = draft.Text("letters.free"),
        };
    }
}
