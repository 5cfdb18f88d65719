using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The borrower agrees to the new schedule, which is in force from then on.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AgreeToRestructuring(Id<LoanRestructuring> RestructuringId) : ICommand;

internal sealed class AgreeToRestructuringHandler(IProgrammeDb db, IActor actor, RestructuringInForce inForce)
    : CommandHandler<AgreeToRestructuring>
{
    protected override async Task Handle(AgreeToRestructuring command, CancellationToken ct)
    {
        var (proposal, loan) = await db.RestructuringToChange(command.RestructuringId, actor, ct);
        await inForce.Put(proposal, loan, null, ct);
    }
}
