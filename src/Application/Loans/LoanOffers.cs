using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Loans;

/// <summary>The products anybody may compare: those on offer.</summary>
[AllowAnonymousRequest]
public sealed record LoanOffers : IQuery<IReadOnlyList<LoanOffer>>;

public sealed record LoanOffer(string Code, ProductTerms Terms);

internal sealed class LoanOffersHandler(IProgrammeDb db) : QueryHandler<LoanOffers, IReadOnlyList<LoanOffer>>
{
    protected override async Task<IReadOnlyList<LoanOffer>> Handle(LoanOffers query, CancellationToken ct) =>
        await db
            .LoanProducts.AsNoTracking()
            .Where(p => p.IsOffered)
            .OrderBy(p => p.Name)
            .Select(p => new LoanOffer(p.Code, p.Versions.Where(v => v.No == p.VersionNo).Select(v => v.Terms).First()))
            .ToListAsync(ct);
}
