using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>How a payment would be split, before anything is written.</summary>
[RequirePermission(Permission.RecordRepayments, Permission.UseOwnFile)]
public sealed record PreviewRepayment(Id<Loan> LoanId, Money Amount, DateOnly ReceivedOn) : IQuery<RepaymentPreview>;

/// <param name="Backdated">Later receipts will be split anew.</param>
public sealed record RepaymentPreview(
    string LoanReference,
    string Name,
    AllocationOrder Rule,
    IReadOnlyList<AllocatedPart> Parts,
    Money Excess,
    bool Backdated
);

internal sealed class PreviewRepaymentHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<PreviewRepayment, RepaymentPreview>
{
    protected override async Task<RepaymentPreview> Handle(PreviewRepayment query, CancellationToken ct)
    {
        var loan =
            await db
                .Loans.AsNoTracking()
                .AsSplitQuery()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(l => l.Id == query.LoanId, ct)
            ?? throw new NotFoundException(nameof(Loan));
        if (query.ReceivedOn > clock.Today())
            throw new RuleBrokenException(Domain.Payments.PaymentRules.ReceivedOnNotAhead)
            {
                Field = nameof(query.ReceivedOn),
            };
        var outcome = loan.Preview(query.Amount, query.ReceivedOn);
        var name = await db.Returnees.Where(r => r.Id == loan.ReturneeId).Select(r => r.FullName).SingleAsync(ct);
        return new RepaymentPreview(
            loan.Reference,
            name,
            loan.Product.Allocation,
            outcome.Parts,
            outcome.Excess,
            loan.Repayments.Any(r => r.ReversedAt is null && r.On > query.ReceivedOn)
        );
    }
}
