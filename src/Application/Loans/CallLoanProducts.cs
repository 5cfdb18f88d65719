using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Loans;

/// <summary>The loan products a call offers, the proposed one first, each with what a loan of the amount would cost; without an amount the most the call lends.</summary>
[AllowAnonymousRequest]
public sealed record CallLoanProducts(Id<FundingCall> CallId, Money Amount = default)
    : IQuery<IReadOnlyList<CallProduct>>;

public sealed record CallProduct(string Code, ProductTerms Terms, LoanCost Example);

/// <summary>What a loan of the product's usual length costs, in rupiah.</summary>
public sealed record LoanCost(Money Principal, int Periods, Money Instalment, Money Charge, Money Total);

internal sealed class CallLoanProductsHandler(IProgrammeDb db, TimeProvider clock)
    : QueryHandler<CallLoanProducts, IReadOnlyList<CallProduct>>
{
    protected override async Task<IReadOnlyList<CallProduct>> Handle(CallLoanProducts query, CancellationToken ct)
    {
        var call = await db.CallToRead(query.CallId, ct);
        var codes = call.LoanProductCodes.ToArray();
        if (codes.Length == 0)
            return [];
        var terms = await db
            .LoanProducts.AsNoTracking()
            .Where(p => codes.Contains(p.Code))
            .Select(p => new { p.Code, p.Versions.Single(v => v.No == p.VersionNo).Terms })
            .ToDictionaryAsync(p => p.Code, p => p.Terms, ct);
        var amount = query.Amount.IsZero ? call.MaximumAmount : query.Amount;
        return
        [
            .. codes.Where(terms.ContainsKey).Select(c => new CallProduct(c, terms[c], ExampleOf(terms[c], amount))),
        ];
    }

    private LoanCost ExampleOf(ProductTerms terms, Money amount)
    {
        var schedule = RepaymentSchedule.Create(terms.For(amount, terms.UsualPeriods, clock.Today(), null));
        return new LoanCost(amount, terms.UsualPeriods, schedule.RegularInstalment, schedule.Charge, schedule.Total);
    }
}
