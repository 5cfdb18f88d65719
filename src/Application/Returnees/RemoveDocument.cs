using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Takes a paper out of the file.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record RemoveDocument(Id<Returnee> ReturneeId, Id<ReturneeDocument> DocumentId) : ICommand;

internal sealed class RemoveDocumentHandler(IProgrammeDb db, IActor actor) : CommandHandler<RemoveDocument>
{
    protected override async Task Handle(RemoveDocument command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        returnee.RemoveDocument(command.DocumentId);
    }
}
