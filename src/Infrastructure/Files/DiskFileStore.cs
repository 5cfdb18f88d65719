using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Files;

/// <summary>Files on disk below one folder, spread over 4,096 subfolders by the random end of their ids.</summary>
internal sealed class DiskFileStore(ProgrammeSettings settings) : IFileStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task Write(Id<StoredFile> id, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".part";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using (var file = new FileStream(unfinished, options))
        {
            await file.WriteAsync(content, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: false);
    }

    public Task<Stream> Read(Id<StoredFile> id, CancellationToken ct) =>
        Task.FromResult<Stream>(
            new FileStream(
                PathOf(id),
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.Read,
                    Share = FileShare.Read,
                    Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                }
            )
        );

    private string PathOf(Id<StoredFile> id)
    {
        var name = id.Value.ToString("n");
        return Path.Combine(settings.FilesRoot, name[^3..], name);
    }
}
