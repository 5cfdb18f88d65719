using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The treasurer sees the returned money in the account and posts it.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record ConfirmRefund(Id<Grant> GrantId, Id<Receipt> ReceiptId) : ICommand;

internal sealed class ConfirmRefundHandler(IProgrammeDb db, IActor actor, ILedger ledger, TimeProvider clock)
    : CommandHandler<ConfirmRefund>
{
    protected override async Task Handle(ConfirmRefund command, CancellationToken ct)
    {
        var receipt = await db.RefundToChange(command.GrantId, command.ReceiptId, actor, ct);
        // The day was told when it was announced; nobody chooses it here.
        await ledger.CarryForward(ct);
        receipt.Post(actor.StaffId, clock.GetUtcNow());
    }
}

internal static class Refunds
{
    public static async Task<Receipt> RefundToChange(
        this IProgrammeDb db,
        Id<Grant> grant,
        Id<Receipt> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.GrantToChange(grant, actor, ct);
        return await db.Receipts.SingleOrDefaultAsync(
                r => r.Id == id && r.SubjectId == grant.Value && r.Purpose == ReceiptPurpose.GrantRefund,
                ct
            ) ?? throw new NotFoundException(nameof(Receipt));
    }
}
