using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>The schedule the loan would get with other dates or length; nothing is written.</summary>
[RequirePermission(Permission.OfferAgreements)]
public sealed record PreviewLoanPlan(Id<Loan> LoanId, int Periods, DateOnly PlannedOn, DateOnly? FirstDueOn)
    : IQuery<RepaymentSchedule>;

internal sealed class PreviewLoanPlanHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<PreviewLoanPlan, RepaymentSchedule>
{
    protected override async Task<RepaymentSchedule> Handle(PreviewLoanPlan query, CancellationToken ct)
    {
        var loan =
            await db
                .Loans.AsNoTracking()
                .VisibleTo(actor)
                .Where(l => l.Id == query.LoanId)
                .Select(l => new { l.Product, l.Principal })
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(Loan));
        return RepaymentSchedule.Create(
            loan.Product.For(loan.Principal, query.Periods, query.PlannedOn, query.FirstDueOn),
            await db.Calendar(ct),
            loan.Product.PayDateShift
        );
    }
}
