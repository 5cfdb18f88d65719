using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>A second person confirms a changed account.</summary>
[RequirePermission(Permission.VerifyReturnees)]
public sealed record ConfirmBankAccount(Id<Returnee> ReturneeId) : ICommand;

internal sealed class ConfirmBankAccountHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ConfirmBankAccount>
{
    protected override async Task Handle(ConfirmBankAccount command, CancellationToken ct)
    {
        var returnee = await db.ReturneeToJudge(command.ReturneeId, actor, ct);
        returnee.ConfirmBankAccount(actor.StaffId, clock.GetUtcNow());
    }
}
