using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The treasurer does not find the announced money and says why.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record RefuseRefund(Id<Grant> GrantId, Id<Receipt> ReceiptId, string Reason) : ICommand, IStatesReason;

internal sealed class RefuseRefundHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RefuseRefund>
{
    protected override async Task Handle(RefuseRefund command, CancellationToken ct)
    {
        var receipt = await db.RefundToChange(command.GrantId, command.ReceiptId, actor, ct);
        receipt.Refuse(command.Reason, actor.StaffId, clock.GetUtcNow());
    }
}
