using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Abstractions;

/// <summary>The bytes of stored files, outside the web root. Rows stand in <see cref="StoredFile"/>.</summary>
public interface IFileStore
{
    /// <summary>Writes the bytes under the file's id; a second write of the same id replaces nothing and throws.</summary>
    Task Write(Id<StoredFile> id, ReadOnlyMemory<byte> content, CancellationToken ct);

    Task<Stream> Read(Id<StoredFile> id, CancellationToken ct);
}

/// <summary>Checks an upload (size, magic bytes, image re-encoded) and gives the bytes to keep; throws <see cref="RuleBrokenException"/>.</summary>
public interface IUploadGate
{
    Task<CheckedUpload> Check(Upload upload, CancellationToken ct);
}

/// <summary>What a person uploaded, as it came.</summary>
public sealed record Upload(string FileName, Stream Content, long Length);

/// <summary>Bytes that passed the gate, with their true type.</summary>
public sealed record CheckedUpload(string FileName, string ContentType, byte[] Content, byte[] Sha256);
