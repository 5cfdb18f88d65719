using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Records that staff opened a paper holding somebody's numbers; anybody else's reading needs no record.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.UseWorkspace)]
public sealed record RecordFileLook(Id<StoredFile> FileId) : ICommand;

internal sealed class RecordFileLookHandler(
    IProgrammeDb db,
    IActor actor,
    IEnumerable<IFilePermission> permissions,
    TimeProvider clock
) : CommandHandler<RecordFileLook>
{
    protected override async Task Handle(RecordFileLook command, CancellationToken ct)
    {
        var file =
            await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == command.FileId, ct)
            ?? throw new NotFoundException(nameof(StoredFile));
        var isPersonal = file.Purpose is FilePurpose.IdentityDocument or FilePurpose.Consent;
        if (actor.Kind != ActorKind.Staff || !isPersonal || file.ReturneeId is not { } returnee)
            return;
        if (!await Documents.FilePermissions.AllowReading(permissions, file, actor, ct))
            throw new NotFoundException(nameof(StoredFile));
        db.Set<DataAccess>()
            .Add(
                DataAccess.OpenPaper(
                    Id<DataAccess>.New(),
                    new Id<Returnee>(returnee),
                    file.FileName,
                    actor.StaffId,
                    clock.GetUtcNow()
                )
            );
    }
}
