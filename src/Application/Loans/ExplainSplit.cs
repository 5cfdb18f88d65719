using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Why a receipt was split as it was: which place in the order took what.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record ExplainSplit(Id<Receipt> ReceiptId) : IQuery<SplitExplained>;

public sealed record SplitExplained(Loan Loan, Repayment Repayment, IReadOnlyList<PartExplained> Parts);

/// <param name="Place">In the order of the allocation, from 1; zero for a credit or a recovery.</param>
/// <param name="Bucket">How the instalment stood on the day of the payment.</param>
/// <param name="Left">Of the payment, after this part.</param>
public sealed record PartExplained(LoanAllocation Part, DateOnly? DueOn, DueBucket Bucket, int Place, Money Left);

internal sealed class ExplainSplitHandler(IProgrammeDb db, IActor actor) : QueryHandler<ExplainSplit, SplitExplained>
{
    protected override async Task<SplitExplained> Handle(ExplainSplit query, CancellationToken ct)
    {
        var loan = await db.LoanToRead(await db.LoanOfReceipt(query.ReceiptId, ct), actor, ct);
        var repayment =
            loan.Repayments.SingleOrDefault(r => r.ReceiptId == query.ReceiptId)
            ?? throw new NotFoundException(nameof(Receipt));
        var (left, parts) = (repayment.Amount, new List<PartExplained>());
        foreach (var part in loan.PartsOf(repayment))
        {
            left -= part.Amount;
            var row = loan.Instalments.SingleOrDefault(i => i.No == part.InstalmentNo);
            var bucket = row is null ? DueBucket.Due : row.BucketOn(repayment.On);
            var place = part.Component is { } component ? loan.Product.AllocationRule.PlaceOf(bucket, component) : 0;
            parts.Add(new PartExplained(part, row?.DueOn, bucket, place, left));
        }
        return new SplitExplained(loan, repayment, parts);
    }
}
