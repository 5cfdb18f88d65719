using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The covered member gave money back to the member who had paid; told at the meeting, written down, not in the books.</summary>
[RequirePermission(Permission.RecordRepayments, Permission.OfferAgreements)]
public sealed record SettleCover(Id<BorrowerGroup> GroupId, int CoverNo, Money Amount, DateOnly On) : ICommand;

internal sealed class SettleCoverHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<SettleCover>
{
    protected override async Task Handle(SettleCover command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        group.Settle(command.CoverNo, command.Amount, command.On, clock.GetUtcNow());
    }
}
