using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Says that another member of the group brought the money of a receipt. However it came in, the books stay as they were posted.</summary>
[RequirePermission(Permission.RecordRepayments)]
public sealed record RecordCover(
    Id<BorrowerGroup> GroupId,
    Id<Receipt> ReceiptId,
    Id<Loan> CoveringLoanId,
    Money Amount
) : ICommand;

internal sealed class RecordCoverHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<RecordCover>
{
    protected override async Task Handle(RecordCover command, CancellationToken ct)
    {
        var group = await db.GroupToChange(command.GroupId, actor, ct);
        var receipt =
            await db.Receipts.SingleOrDefaultAsync(r => r.Id == command.ReceiptId, ct)
            ?? throw new NotFoundException(nameof(Receipt));
        group.RecordCover(receipt, command.CoveringLoanId, command.Amount, clock.GetUtcNow());
    }
}
