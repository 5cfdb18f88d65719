using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Documents;

/// <summary>A file for download, where the rule of its purpose lets the actor read it.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record OpenFile(Id<StoredFile> FileId) : IQuery<OpenedFile>;

public sealed record OpenedFile(string FileName, string ContentType, Stream Content);

internal sealed class OpenFileHandler(
    IProgrammeDb db,
    IFileStore store,
    IActor actor,
    IEnumerable<IFilePermission> permissions
) : QueryHandler<OpenFile, OpenedFile>
{
    protected override async Task<OpenedFile> Handle(OpenFile query, CancellationToken ct)
    {
        var file =
            await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == query.FileId, ct)
            ?? throw new NotFoundException(nameof(StoredFile));
        if (!await permissions.AllowReading(file, actor, ct))
            throw new NotFoundException(nameof(StoredFile));
        return new OpenedFile(file.FileName, file.ContentType, await store.Read(file.Id, ct));
    }
}

/// <summary>Asks the rules of a file's purpose; without a rule nobody reads it.</summary>
public static class FilePermissions
{
    public static async Task<bool> AllowReading(
        this IEnumerable<IFilePermission> permissions,
        StoredFile file,
        IActor actor,
        CancellationToken ct
    )
    {
        foreach (var permission in permissions.Where(p => p.Purpose == file.Purpose))
            if (await permission.MayRead(file, actor, ct))
                return true;
        return false;
    }
}
