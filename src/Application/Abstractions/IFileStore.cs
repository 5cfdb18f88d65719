using System.Text.Json.Serialization;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>
/// The one entry for keeping files. An uploaded file goes through the gate (size, type, images rewritten), its bytes are
/// written outside the web root and its row joins the running command. Who may download it is decided by the
/// <see cref="IFilePermission"/> of its purpose, asked with the file's <see cref="StoredFile.OwnerId"/>; link to <c>/files/{id}</c>.
/// </summary>
public interface IFileKeeper
{
    /// <summary>Keeps what a person uploaded. Throws <see cref="RuleBrokenException"/> where the gate refuses it.</summary>
    Task<Id<StoredFile>> Keep(Upload upload, FilePurpose purpose, Guid ownerId, Guid? returneeId, CancellationToken ct);

    /// <summary>Keeps a document the programme made itself, as it is.</summary>
    Task<Id<StoredFile>> KeepOwn(
        byte[] content,
        string fileName,
        string contentType,
        FilePurpose purpose,
        Guid ownerId,
        Guid? returneeId,
        CancellationToken ct
    );
}

/// <summary>Says who may download the files of one purpose. Implement it in the capability that owns the record; it is found by the scan.</summary>
public interface IFilePermission
{
    FilePurpose Purpose { get; }

    Task<bool> MayRead(StoredFile file, IActor actor, CancellationToken ct);
}

/// <summary>The bytes of stored files, outside the web root. Rows stand in <see cref="StoredFile"/>.</summary>
public interface IFileStore
{
    /// <summary>Writes the bytes under the file's id; a second write of the same id replaces nothing and throws.</summary>
    Task Write(Id<StoredFile> id, ReadOnlyMemory<byte> content, CancellationToken ct);

    Task<Stream> Read(Id<StoredFile> id, CancellationToken ct);
}

/// <summary>Checks an upload (size, magic bytes, images rewritten) and gives the bytes to keep; throws <see cref="RuleBrokenException"/>.</summary>
public interface IUploadGate
{
    Task<CheckedUpload> Check(Upload upload, CancellationToken ct);
}

/// <summary>What a person uploaded, as it came. <see cref="Field"/> is the form's field that an error stands beside.</summary>
public sealed record Upload(string FileName, [property: JsonIgnore] Stream Content, long Length, string Field = "File");

/// <summary>Bytes that passed the gate, with their true type.</summary>
public sealed record CheckedUpload(string FileName, string ContentType, byte[] Content, byte[] Sha256);
