using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What taking a receipt back would do to the others, before anything is written.</summary>
[RequirePermission(Permission.ReverseRepayments)]
public sealed record PreviewReversal(Id<Receipt> ReceiptId) : IQuery<RunPage>;

internal sealed class PreviewReversalHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<PreviewReversal, RunPage>
{
    protected override async Task<RunPage> Handle(PreviewReversal query, CancellationToken ct)
    {
        var loan = await db.LoanToRead(await db.LoanOfReceipt(query.ReceiptId, ct), actor, ct);
        loan.Reverse(query.ReceiptId, "", clock.GetUtcNow());
        return RunPage.Of(loan, loan.Runs.Count);
    }
}
