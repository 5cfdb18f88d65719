using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>Invoices of suppliers that may be paid: everything came, or the order says in advance.</summary>
internal sealed class SupplierPayables(IProgrammeDb db) : IPayable
{
    private const int Most = 500;

    public PayoutPurpose Purpose => PayoutPurpose.SupplierPayment;

    public async Task<IReadOnlyList<Payable>> Ready(IActor actor, CancellationToken ct) =>
        await Of(Invoiced(actor).OrderBy(p => p.InvoicedOn).Take(Most), ct);

    public async Task<Payable?> Find(Guid subjectId, IActor actor, CancellationToken ct)
    {
        var id = new Id<Purchase>(subjectId);
        return (await Of(Invoiced(actor).Where(p => p.Id == id), ct)).SingleOrDefault();
    }

    private IQueryable<Purchase> Invoiced(IActor actor) =>
        db.Set<Purchase>()
            .AsNoTracking()
            .VisibleTo(actor, db)
            .Where(p => p.InvoiceFileId != null && !p.PaymentRequested && p.PaidOn == null)
            .Where(p => p.Status == PurchaseStatus.Ordered || p.Status == PurchaseStatus.Delivered);

    private async Task<IReadOnlyList<Payable>> Of(IQueryable<Purchase> purchases, CancellationToken ct)
    {
        var payable = (await purchases.AsSplitQuery().ToListAsync(ct)).Where(p => p.IsPayable).ToList();
        var grants = payable.Select(p => p.GrantId).ToList();
        var around = await db
            .Grants.Where(g => grants.Contains(g.Id))
            .Select(g => new
            {
                g.Id,
                g.PlanId,
                g.FundSourceId,
            })
            .ToDictionaryAsync(g => g.Id, ct);
        var suppliers = payable.Select(p => p.Chosen!.SupplierId).ToList();
        var names = await db.Set<Supplier>()
            .Where(s => suppliers.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        return
        [
            .. payable.Select(p => new Payable(
                new PayoutSubject(
                    PayoutPurpose.SupplierPayment,
                    p.Id.Value,
                    p.Reference,
                    around[p.GrantId].PlanId,
                    p.ReturneeId,
                    around[p.GrantId].FundSourceId,
                    p.Chosen!.SupplierId
                ),
                p.Owed,
                null,
                names[p.Chosen!.SupplierId]
            )),
        ];
    }
}
