using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Documents;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants.Purchases;

/// <summary>The order to the supplier, and the minutes of each handover (BAST), as letters with a check code.</summary>
internal sealed class PurchaseLetters(IProgrammeDb db, IDocumentIssuer issuer)
    : IDomainEventHandler<PurchaseOrdered>,
        IDomainEventHandler<GoodsReceived>
{
    // Papers between offices and shops are in Indonesian.
    private const string Language = "id";

    public async Task Handle(PurchaseOrdered happened, CancellationToken ct)
    {
        var purchase = (await db.Set<Purchase>().FindAsync([happened.PurchaseId], ct))!;
        var supplier = (await db.Set<Supplier>().FindAsync([purchase.Chosen!.SupplierId], ct))!;
        var about = await About(purchase, ct);
        var (office, name) = await Signer(purchase.OrderedById!.Value, ct);
        await issuer.Issue(
            new DocumentOrder(
                DocumentKind.PurchaseOrder,
                purchase.Id.Value,
                null,
                supplier.Name,
                Language,
                purchase.Reference
            ),
            letter =>
                letter
                    .Title("purchases.letter-order")
                    .Facts(
                        ("purchases.supplier", supplier.Name),
                        ("purchases.supplier-address", supplier.Address),
                        ("purchases.for-whom", about.Name),
                        ("purchases.grant", about.Grant),
                        ("purchases.timing", purchase.Timing),
                        ("purchases.order-hash", purchase.OrderedHash)
                    )
                    .Table(
                        [
                            "purchases.item",
                            "purchases.quantity",
                            "purchases.unit",
                            "purchases.unit-price",
                            "purchases.sum",
                        ],
                        purchase.Items.Select(i =>
                            (IReadOnlyList<object?>)[i.Description, i.Quantity, i.Unit, i.Price, i.Ordered]
                        ),
                        [letter.Text("purchases.sum"), null, null, null, purchase.Total]
                    )
                    .Paragraph("purchases.letter-order-text", letter.InWords(purchase.Total))
                    .Signer(office, name),
            ct
        );
    }

    public async Task Handle(GoodsReceived happened, CancellationToken ct)
    {
        var purchase = (await db.Set<Purchase>().FindAsync([happened.PurchaseId], ct))!;
        var delivery = purchase.Deliveries.Single(d => d.Id == happened.DeliveryId);
        var supplier = (await db.Set<Supplier>().FindAsync([purchase.Chosen!.SupplierId], ct))!;
        var about = await About(purchase, ct);
        var (office, name) = await Signer(delivery.RecordedById, ct);
        await issuer.Issue(
            new DocumentOrder(
                DocumentKind.HandoverMinutes,
                delivery.Id.Value,
                purchase.ReturneeId,
                about.Name,
                Language
            ),
            letter =>
                letter
                    .Title("purchases.letter-handover")
                    .Paragraph("purchases.letter-handover-text", delivery.HandedOverOn, about.Name, supplier.Name)
                    .Facts(
                        ("purchases.purchase", purchase.Reference),
                        ("purchases.grant", about.Grant),
                        ("purchases.delivery", delivery.No),
                        ("purchases.photos", delivery.Photos.Count),
                        ("purchases.remark", delivery.Remark)
                    )
                    .Table(
                        ["purchases.item", "purchases.came", "purchases.kept", "purchases.unit"],
                        delivery.Came.Select(c =>
                        {
                            var item = purchase.Item(c.ItemId);
                            var kept = delivery.Kept.Where(k => k.ItemId == c.ItemId).Sum(k => k.Count);
                            return (IReadOnlyList<object?>)[item.Description, c.Count, kept, item.Unit];
                        })
                    )
                    .Section("purchases.letter-signatures")
                    .Facts(
                        ("purchases.received-by", about.Name),
                        ("purchases.signed-at", delivery.SignedAt),
                        ("purchases.signed-with", delivery.SignedWith)
                    )
                    .Signer(office, name),
            ct
        );
    }

    private async Task<(string Name, string Grant)> About(Purchase purchase, CancellationToken ct) =>
        (
            await db.Returnees.Where(r => r.Id == purchase.ReturneeId).Select(r => r.FullName).SingleAsync(ct),
            await db.Grants.Where(g => g.Id == purchase.GrantId).Select(g => g.Reference).SingleAsync(ct)
        );

    private async Task<(string Office, string Name)> Signer(Id<StaffMember> id, CancellationToken ct)
    {
        var member = (await db.Staff.FindAsync([id], ct))!;
        return (member.Office, member.FullName);
    }
}
