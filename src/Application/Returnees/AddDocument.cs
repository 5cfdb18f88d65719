using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Adds a paper or photo to the file.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record AddDocument(Id<Returnee> ReturneeId, ReturneeDocumentKind Kind, Upload File) : ICommand;

internal sealed class AddDocumentHandler(IProgrammeDb db, IActor actor, IFileKeeper files, TimeProvider clock)
    : CommandHandler<AddDocument>
{
    protected override async Task Handle(AddDocument command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        var file = await files.Keep(
            command.File,
            FilePurpose.IdentityDocument,
            returnee.Id.Value,
            returnee.Id.Value,
            ct
        );
        returnee.AddDocument(Id<ReturneeDocument>.New(), command.Kind, file, clock.GetUtcNow());
    }
}
