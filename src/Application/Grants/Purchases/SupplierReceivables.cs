using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Purchases whose supplier owes money back.</summary>
internal sealed class SupplierReceivables(IProgrammeDb db, TimeProvider clock) : IReceivable
{
    public ReceiptPurpose Purpose => ReceiptPurpose.SupplierRefund;

    public async Task<IReadOnlyList<OpenReceivable>> Waiting(
        Id<FundSource> fund,
        IReadOnlyCollection<string> numbers,
        IReadOnlyCollection<Money> amounts,
        IActor actor,
        CancellationToken ct
    )
    {
        if (numbers.Count == 0)
            return [];
        var purchases = await db.Set<Purchase>()
            .AsNoTracking()
            .VisibleTo(actor, db)
            .Where(p => numbers.Contains(p.Reference) && p.PaidOn != null)
            .Where(p => db.Grants.Any(g => g.Id == p.GrantId && g.FundSourceId == fund))
            .AsSplitQuery()
            .ToListAsync(ct);
        var owing = purchases.Where(p => !p.RefundDue.IsZero).ToList();
        var suppliers = owing.Select(p => p.Chosen!.SupplierId).ToList();
        var names = await db.Set<Supplier>()
            .Where(s => suppliers.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        return
        [
            .. owing.Select(p => new OpenReceivable(
                p.Id.Value,
                p.Reference,
                names[p.Chosen!.SupplierId],
                p.RefundDue,
                clock.Today()
            )),
        ];
    }

    /// <summary>Suppliers announce nothing: their money is taken as it comes.</summary>
    public Task Confirm(Id<Receipt> receipt, MoneyFound found, IActor actor, CancellationToken ct) =>
        throw new NotFoundException(nameof(Receipt));

    public async Task<Receipt> Take(Guid subject, MoneyFound found, IActor actor, CancellationToken ct)
    {
        var (purchase, grant) = await db.PurchaseToChange(new Id<Purchase>(subject), actor, ct);
        return await db.RefundOf(purchase, grant, found, null, clock, ct);
    }
}
