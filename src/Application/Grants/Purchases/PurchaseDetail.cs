using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>One purchase with its offers, order, handovers, payment and complaints; a returnee sees what was ordered for them.</summary>
[RequirePermission(Permission.ViewGrants, Permission.UseOwnFile)]
public sealed record PurchaseDetail(Id<Purchase> PurchaseId) : IQuery<PurchasePage>;

public sealed record PurchasePage(
    Purchase Purchase,
    string ContentHash,
    string GrantReference,
    int TrancheNo,
    string ReturneeName,
    string Officer,
    string? OrderedBy,
    int QuotationsNeeded,
    IReadOnlyDictionary<Id<Domain.BusinessPlans.BudgetLine>, string> Lines,
    IReadOnlyDictionary<Id<Supplier>, string> Suppliers,
    Id<StoredFile>? OrderLetter,
    IReadOnlyDictionary<Id<Delivery>, Id<StoredFile>> Minutes,
    string? PayoutReference,
    Id<Payout>? PayoutId,
    bool ActorMayOrder,
    IReadOnlyList<HistoryRow> History
)
{
    public string? Supplier => Purchase.Chosen is { } chosen ? Suppliers[chosen.SupplierId] : null;
}

internal sealed class PurchaseDetailHandler(IProgrammeDb db, IActor actor, PaymentPeople people)
    : QueryHandler<PurchaseDetail, PurchasePage>
{
    protected override async Task<PurchasePage> Handle(PurchaseDetail query, CancellationToken ct)
    {
        var purchase =
            await db.Set<Purchase>()
                .AsNoTracking()
                .VisibleTo(actor, db)
                .AsSplitQuery()
                .SingleOrDefaultAsync(p => p.Id == query.PurchaseId, ct)
            ?? throw new NotFoundException(nameof(Purchase));
        var grant = await db.Grants.AsNoTracking().SingleAsync(g => g.Id == purchase.GrantId, ct);
        var fund = await db.FundSources.AsNoTracking().SingleAsync(f => f.Id == grant.FundSourceId, ct);
        var names = await db
            .Returnees.Where(r => r.Id == purchase.ReturneeId)
            .Select(r => new
            {
                r.FullName,
                Officer = db.Staff.Where(s => s.Id == purchase.OfficerId).Select(s => s.FullName).First(),
                Orderer = db.Staff.Where(s => s.Id == purchase.OrderedById).Select(s => s.FullName).FirstOrDefault(),
            })
            .SingleAsync(ct);
        var suppliers = purchase.Quotations.Select(q => q.SupplierId).ToList();
        var payout = await db
            .Payouts.Where(p => p.SubjectId == purchase.Id.Value && p.Status != PayoutStatus.Cancelled)
            .Select(p => new { p.Id, p.Reference })
            .FirstOrDefaultAsync(ct);
        var papers = await Papers(purchase, ct);
        return new PurchasePage(
            purchase,
            purchase.ContentHash(),
            grant.Reference,
            grant.Tranche(purchase.TrancheId).No,
            names.FullName,
            names.Officer,
            names.Orderer,
            fund.QuotationsFor(purchase.Chosen?.Total ?? Lowest(purchase)),
            grant.Lines.ToDictionary(l => l.Id, l => l.Description),
            await db.Set<Supplier>().Where(s => suppliers.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct),
            papers.TryGetValue(purchase.Id.Value, out var order) ? order : null,
            purchase
                .Deliveries.Where(d => papers.ContainsKey(d.Id.Value))
                .ToDictionary(d => d.Id, d => papers[d.Id.Value]),
            payout?.Reference,
            payout?.Id,
            await MayOrder(purchase, ct),
            actor.Kind == ActorKind.Returnee ? [] : await db.HistoryOf(purchase.Id.Value, ct)
        );
    }

    private static Money Lowest(Purchase purchase) =>
        purchase.Quotations.Count == 0 ? Money.Zero : purchase.Quotations.Min(q => q.Total);

    private async Task<Dictionary<Guid, Id<StoredFile>>> Papers(Purchase purchase, CancellationToken ct)
    {
        Guid[] subjects = [purchase.Id.Value, .. purchase.Deliveries.Select(d => d.Id.Value)];
        return await db
            .IssuedDocuments.AsNoTracking()
            .Where(d => subjects.Contains(d.SubjectId) && d.RevokedAt == null && d.FileId != null)
            .Where(d => d.Kind == DocumentKind.PurchaseOrder || d.Kind == DocumentKind.HandoverMinutes)
            .ToDictionaryAsync(d => d.SubjectId, d => d.FileId!.Value, ct);
    }

    private async Task<bool> MayOrder(Purchase purchase, CancellationToken ct)
    {
        if (purchase.Status != PurchaseStatus.Submitted || !actor.May(Permission.OrderPurchases))
            return false;
        var orderer = await people.Person(actor.StaffId, ct);
        return !orderer.IsSameAs(await people.Person(purchase.OfficerId, ct));
    }
}
