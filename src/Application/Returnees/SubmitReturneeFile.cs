using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Hands the file in for verification.</summary>
[RequirePermission(Permission.UseOwnFile, Permission.RegisterReturnees)]
public sealed record SubmitReturneeFile(Id<Returnee> ReturneeId) : ICommand;

internal sealed class SubmitReturneeFileHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<SubmitReturneeFile>
{
    protected override async Task Handle(SubmitReturneeFile command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToEdit(command.ReturneeId, actor, ct);
        returnee.Submit(clock.GetUtcNow());
    }
}
