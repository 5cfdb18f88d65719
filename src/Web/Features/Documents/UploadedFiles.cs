using PmiEmas.Application.Abstractions;

namespace PmiEmas.Web.Features.Documents;

/// <summary>Posted files as the use cases take them.</summary>
public static class UploadedFiles
{
    /// <summary>Bytes a posting action with a file accepts; the file itself may be smaller still.</summary>
    public const int MostBytes = 10 << 20;

    /// <summary>The posted file, or null where none was chosen. <paramref name="field"/> is where an error stands.</summary>
    public static Upload? ToUpload(this IFormFile? file, string field) =>
        file is { Length: > 0 } ? new Upload(file.FileName, file.OpenReadStream(), file.Length, field) : null;
}
