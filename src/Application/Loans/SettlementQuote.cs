using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>What pays the loan off on a day, by the rule of its method; a borrower asks for their own.</summary>
[RequirePermission(Permission.ViewLoans, Permission.UseOwnFile)]
public sealed record SettlementQuote(Id<Loan> LoanId, DateOnly On) : IQuery<SettlementPage>;

/// <param name="LoanId">The loan.</param>
/// <param name="Reference">Its number.</param>
/// <param name="Name">The borrower's.</param>
/// <param name="Method">Whose words and rule the quote speaks.</param>
/// <param name="Quote">For its day only.</param>
/// <param name="Otherwise">What would be paid by the instalments to the end.</param>
/// <param name="Today">The first day a quote may be for.</param>
public sealed record SettlementPage(
    Id<Loan> LoanId,
    string Reference,
    string Name,
    LoanMethod Method,
    Settlement Quote,
    Money Otherwise,
    DateOnly Today
);

internal sealed class SettlementQuoteHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<SettlementQuote, SettlementPage>
{
    protected override async Task<SettlementPage> Handle(SettlementQuote query, CancellationToken ct)
    {
        var loan =
            await db
                .Loans.AsNoTracking()
                .AsSplitQuery()
                .VisibleTo(actor)
                .SingleOrDefaultAsync(l => l.Id == query.LoanId, ct)
            ?? throw new NotFoundException(nameof(Loan));
        var quote = loan.QuoteFor(query.On, clock.Today());
        return new SettlementPage(
            loan.Id,
            loan.Reference,
            await db.Returnees.Where(r => r.Id == loan.ReturneeId).Select(r => r.FullName).SingleAsync(ct),
            loan.Product.Method,
            quote,
            loan.OutstandingPrincipal + loan.OutstandingCharge + quote.Fee + quote.LateCharge,
            clock.Today()
        );
    }
}
