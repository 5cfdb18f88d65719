using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Application.Lists;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Payments;

/// <summary>The suppliers goods are bought from. Search: name, NPWP, NIB.</summary>
[RequirePermission(Permission.ManagePurchases, Permission.OrderPurchases, Permission.ViewPayouts)]
public sealed record Suppliers(ListQuery Query) : IQuery<Slice<SupplierRow>>;

public sealed record SupplierRow(
    Id<Supplier> Id,
    string Name,
    string Address,
    string? TaxNumber,
    string? BusinessNumber,
    bool AccountConfirmed
);

internal sealed class SuppliersHandler(IProgrammeDb db) : QueryHandler<Suppliers, Slice<SupplierRow>>
{
    private static readonly Sorts<Supplier, Id<Supplier>> Sorts = new Sorts<Supplier, Id<Supplier>>(s => s.Id).By(
        "name",
        s => s.Name
    );

    protected override Task<Slice<SupplierRow>> Handle(Suppliers query, CancellationToken ct)
    {
        var suppliers = db.Set<Supplier>().AsQueryable();
        if (query.Query.Search is { } words)
        {
            var pattern = words.ToLowerInvariant().ToPattern();
            suppliers = suppliers.Where(s =>
                EF.Functions.Like(s.Name.ToLower(), pattern)
                || EF.Functions.Like(s.TaxNumber!, pattern)
                || EF.Functions.Like(s.BusinessNumber!, pattern)
            );
        }

        return suppliers.Slice(
            query.Query,
            Sorts,
            s => new SupplierRow(s.Id, s.Name, s.Address, s.TaxNumber, s.BusinessNumber, s.Account.ConfirmedAt != null),
            ct
        );
    }
}

/// <summary>One supplier with its account, masked, and who did what.</summary>
[RequirePermission(Permission.ManagePurchases, Permission.OrderPurchases, Permission.ViewPayouts)]
public sealed record SupplierDetail(Id<Supplier> SupplierId) : IQuery<SupplierPage>;

public sealed record SupplierPage(Supplier Supplier, bool ActorMayConfirm, IReadOnlyList<HistoryRow> History);

internal sealed class SupplierDetailHandler(IProgrammeDb db, IActor actor) : QueryHandler<SupplierDetail, SupplierPage>
{
    protected override async Task<SupplierPage> Handle(SupplierDetail query, CancellationToken ct)
    {
        var supplier =
            await db.Set<Supplier>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == query.SupplierId, ct)
            ?? throw new NotFoundException(nameof(Supplier));
        return new SupplierPage(
            supplier,
            supplier.Account.ConfirmedAt is null
                && supplier.Account.ChangedById != actor.StaffId
                && (actor.May(Permission.ManagePurchases) || actor.May(Permission.PreparePayouts)),
            await db.HistoryOf(supplier.Id.Value, ct)
        );
    }
}

internal static class SupplierQueries
{
    public static async Task<Supplier> SupplierToChange(this IProgrammeDb db, Id<Supplier> id, CancellationToken ct)
    {
        await db.Lock(id, ct);
        return await db.Set<Supplier>().SingleAsync(s => s.Id == id, ct);
    }
}
