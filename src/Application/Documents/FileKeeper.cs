using System.Security.Cryptography;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Documents;

/// <summary>Gate, store and row in one step. Bytes whose command fails stay unreachable: no row names them.</summary>
internal sealed class FileKeeper(IUploadGate gate, IFileStore store, IProgrammeDb db, TimeProvider clock) : IFileKeeper
{
    public async Task<Id<StoredFile>> Keep(
        Upload upload,
        FilePurpose purpose,
        Guid ownerId,
        Guid? returneeId,
        CancellationToken ct
    )
    {
        var passed = await gate.Check(upload, ct);
        return await Add(passed, purpose, ownerId, returneeId, ct);
    }

    public Task<Id<StoredFile>> KeepOwn(
        byte[] content,
        string fileName,
        string contentType,
        FilePurpose purpose,
        Guid ownerId,
        Guid? returneeId,
        CancellationToken ct
    ) =>
        Add(
            new CheckedUpload(fileName, contentType, content, SHA256.HashData(content)),
            purpose,
            ownerId,
            returneeId,
            ct
        );

    private async Task<Id<StoredFile>> Add(
        CheckedUpload file,
        FilePurpose purpose,
        Guid ownerId,
        Guid? returneeId,
        CancellationToken ct
    )
    {
        var id = Id<StoredFile>.New();
        await store.Write(id, file.Content, ct);
        db.Files.Add(
            StoredFile.Keep(
                id,
                purpose,
                ownerId,
                returneeId,
                file.FileName,
                file.ContentType,
                file.Content.Length,
                file.Sha256,
                clock.GetUtcNow()
            )
        );
        return id;
    }
}
