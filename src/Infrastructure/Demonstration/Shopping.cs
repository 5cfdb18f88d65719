using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Infrastructure.Demonstration;

/// <summary>Three returnees get their second tranche in goods: one has everything, one has yet to sign, one order waits for approval.</summary>
internal sealed class Shopping(Stage stage, Cast cast, Awards awards, Timeline timeline)
{
    private const int ToTheEnd = 10;
    private const int UntilTheHandover = 12;
    private const int UntilTheOrder = 13;

    private List<Id<Supplier>> _suppliers = [];

    public async Task Work(IReadOnlyDictionary<Guid, Person> people)
    {
        if (_suppliers.Count == 0)
            _suppliers =
            [
                await Register("CV Sumber Mesin Serang", "0710012345"),
                await Register("UD Berkah Alat", "0710067890"),
            ];
        var grants = await stage.Look(db =>
            db.Grants.AsNoTracking().Where(g => g.Status == GrantStatus.Active).OrderBy(g => g.Reference).ToListAsync()
        );
        foreach (var grant in grants)
            if (people[grant.ReturneeId.Value] is { Number: ToTheEnd or UntilTheHandover or UntilTheOrder } person)
                await Shop(grant, grant.Tranches.Single(t => t.No == 2), person);
    }

    private async Task Shop(Grant grant, Tranche tranche, Person person)
    {
        if (tranche.Status == TrancheStatus.Planned && tranche.InKind.IsZero)
            await stage.Send(new PlanInKind(grant.Id, tranche.Id, Shares(grant, tranche.Amount)), cast.Officer);
        if (!grant.BuysFor(tranche.Id))
            return;
        var purchase = await stage.Look(db =>
            db.Set<Purchase>().AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.TrancheId == tranche.Id)
        );
        if (purchase is null)
            await Offer(grant, tranche);
        else if (purchase.Status == PurchaseStatus.Submitted && person.Number != UntilTheOrder)
            await stage.Send(new OrderPurchase(purchase.Id, purchase.ContentHash()), cast.DecisionMaker);
        else if (purchase is { Status: PurchaseStatus.Ordered, WaitingDelivery: null })
            await HandOver(purchase);
        else if (purchase.WaitingDelivery is { } waiting && person.Number == ToTheEnd)
            await Sign(purchase, waiting, person);
        else if (purchase is { Status: PurchaseStatus.Delivered, InvoiceFileId: null })
            await Invoice(purchase);
        else if (purchase.Status == PurchaseStatus.Closed)
            await stage.Send(new SettleInKind(grant.Id, tranche.Id), cast.Officer);
    }

    private static List<LineSpending> Shares(Grant grant, Money amount)
    {
        var lines = grant.Lines.Where(l => !Grant.RoomOf(l).IsZero).OrderBy(l => l.Position).ToList();
        return
        [
            .. lines
                .Zip(amount.Allocate([.. lines.Select(l => Grant.RoomOf(l).Rupiah)]))
                .Select(p => new LineSpending(p.First.Id, p.Second)),
        ];
    }

    private async Task Offer(Grant grant, Tranche tranche)
    {
        var shares = Shares(grant, tranche.InKind);
        var id = await stage.Send(
            new DraftPurchase(
                grant.Id,
                tranche.Id,
                [.. shares.Select(s => new WantedItem(s.LineId, grant.Line(s.LineId).Description, 1, "paket"))]
            ),
            cast.Officer
        );
        var items = await stage.Look(async db =>
            (await db.Set<Purchase>().AsNoTracking().AsSplitQuery().SingleAsync(p => p.Id == id)).Items
        );
        List<Id<Quotation>> offers = [];
        foreach (var (supplier, percent) in _suppliers.Zip([97, 100]))
            offers.Add(
                await stage.Send(
                    new AddQuotation(
                        id,
                        supplier,
                        timeline.Today,
                        [
                            .. items.Select(i => new ItemPrice(
                                i.Id,
                                new Money(shares.Single(s => s.LineId == i.LineId).Amount.Rupiah * percent / 100)
                            )),
                        ],
                        Pictures.Of("penawaran", 0x8FB0C9)
                    ),
                    cast.Officer
                )
            );
        await stage.Send(
            new SubmitPurchase(
                id,
                offers[0],
                "Termurah, bergaransi satu tahun, dan diantar sampai rumah.",
                PaymentTiming.AfterDelivery
            ),
            cast.Officer
        );
    }

    private async Task HandOver(Purchase purchase) =>
        await stage.Send(
            new RecordDelivery(
                purchase.Id,
                timeline.Today,
                [.. purchase.Items.Select(i => new ItemCount(i.Id, i.Outstanding))],
                [Pictures.Of("serah-terima", 0xB98F5F)]
            ),
            cast.Officer
        );

    private async Task Sign(Purchase purchase, Delivery delivery, Person person)
    {
        await stage.Send(new RequestHandoverCode(purchase.Id), person.Player);
        await stage.Send(
            new SignHandover(purchase.Id, delivery.Id, delivery.Came, null, await awards.LatestCode(person)),
            person.Player
        );
    }

    private async Task Invoice(Purchase purchase) =>
        await stage.Send(
            new RecordInvoice(
                purchase.Id,
                $"INV/{timeline.Today:yyMM}/{purchase.Reference[^3..]}",
                timeline.Today,
                [.. purchase.Items.Select(i => new ItemPrice(i.Id, i.Price!.Value))],
                Pictures.Of("faktur", 0xC9C08F)
            ),
            cast.Officer
        );

    private async Task<Id<Supplier>> Register(string name, string account)
    {
        var supplier = await stage.Send(
            new RegisterSupplier(
                new SupplierDetails(name, "Jl. Raya Serang, Kota Serang", null, null, null),
                new AccountDetails("137", AccountNumber.Parse(account), name)
            ),
            cast.Officer
        );
        await stage.Send(new ConfirmSupplierAccount(supplier), cast.Maker);
        return supplier;
    }
}
