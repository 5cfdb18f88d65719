using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>All loan products, by code.</summary>
[RequirePermission(Permission.ViewLoans, Permission.ManageLoanProducts, Permission.ManageCalls)]
public sealed record LoanProductList : IQuery<IReadOnlyList<LoanProductRow>>;

public sealed record LoanProductRow(
    Id<LoanProduct> Id,
    string Code,
    bool IsOffered,
    int VersionNo,
    ProductTerms Terms,
    int Loans
);

internal sealed class LoanProductListHandler(IProgrammeDb db)
    : QueryHandler<LoanProductList, IReadOnlyList<LoanProductRow>>
{
    protected override async Task<IReadOnlyList<LoanProductRow>> Handle(LoanProductList query, CancellationToken ct) =>
        await db
            .LoanProducts.AsNoTracking()
            .OrderBy(p => p.Code)
            .Select(p => new LoanProductRow(
                p.Id,
                p.Code,
                p.IsOffered,
                p.VersionNo,
                p.Versions.Where(v => v.No == p.VersionNo).Select(v => v.Terms).First(),
                db.Loans.Count(l => l.ProductId == p.Id)
            ))
            .ToListAsync(ct);
}

/// <summary>One product with its versions and history.</summary>
[RequirePermission(Permission.ViewLoans, Permission.ManageLoanProducts)]
public sealed record LoanProductDetail(Id<LoanProduct> ProductId) : IQuery<LoanProductPage>;

/// <param name="Savers">Who saved a version, by name.</param>
/// <param name="Loans">Loans made under each version.</param>
public sealed record LoanProductPage(
    LoanProduct Product,
    IReadOnlyDictionary<Id<StaffMember>, string> Savers,
    IReadOnlyDictionary<int, int> Loans,
    IReadOnlyList<HistoryRow> History
);

internal sealed class LoanProductDetailHandler(IProgrammeDb db) : QueryHandler<LoanProductDetail, LoanProductPage>
{
    protected override async Task<LoanProductPage> Handle(LoanProductDetail query, CancellationToken ct)
    {
        var product =
            await db.LoanProducts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.ProductId, ct)
            ?? throw new NotFoundException(nameof(LoanProduct));
        var ids = product.Versions.Select(v => v.SavedById).OfType<Id<StaffMember>>().Distinct().ToList();
        return new LoanProductPage(
            product,
            await db
                .Staff.AsNoTracking()
                .Where(s => ids.Contains(s.Id))
                .ToDictionaryAsync(s => s.Id, s => s.FullName, ct),
            await db
                .Loans.AsNoTracking()
                .Where(l => l.ProductId == product.Id)
                .GroupBy(l => l.ProductVersion)
                .ToDictionaryAsync(g => g.Key, g => g.Count(), ct),
            await db.HistoryOf(product.Id.Value, ct)
        );
    }
}
