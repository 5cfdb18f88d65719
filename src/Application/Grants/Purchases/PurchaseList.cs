using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The purchases the actor may see. Filters: <c>status</c>; search: number, the returnee's name.</summary>
[RequirePermission(Permission.ViewGrants)]
public sealed record PurchaseList(ListQuery Query) : IQuery<Slice<PurchaseRow>>;

public sealed record PurchaseRow(
    Id<Purchase> Id,
    string Reference,
    string Name,
    string Grant,
    string Goods,
    PurchaseStatus Status,
    DateTimeOffset DraftedAt
);

internal sealed class PurchaseListHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<PurchaseList, Slice<PurchaseRow>>
{
    private static readonly Sorts<Purchase, Id<Purchase>> Sorts = new Sorts<Purchase, Id<Purchase>>(p => p.Id)
        .By("drafted", p => p.DraftedAt, descending: true)
        .By("reference", p => p.Reference);

    protected override Task<Slice<PurchaseRow>> Handle(PurchaseList query, CancellationToken ct)
    {
        var purchases = db.Set<Purchase>().VisibleTo(actor, db);
        if (query.Query.Choice<PurchaseStatus>("status") is { } status)
            purchases = purchases.Where(p => p.Status == status);
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            purchases = purchases.Where(p =>
                EF.Functions.Like(p.Reference.ToLower(), pattern)
                || db.Returnees.Any(r => r.Id == p.ReturneeId && EF.Functions.Like(r.FullName.ToLower(), pattern))
            );
        }

        return purchases.Slice(
            query.Query,
            Sorts,
            p => new PurchaseRow(
                p.Id,
                p.Reference,
                db.Returnees.Where(r => r.Id == p.ReturneeId).Select(r => r.FullName).First(),
                db.Grants.Where(g => g.Id == p.GrantId).Select(g => g.Reference).First(),
                p.Items.OrderBy(i => i.Position).Select(i => i.Description).First(),
                p.Status,
                p.DraftedAt
            ),
            ct
        );
    }
}
