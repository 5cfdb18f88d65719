using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants.Purchases;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Infrastructure.Database;

namespace PmiEmas.TestKit;

/// <summary>A purchase of two sewing machines at Rp1.500.000, its grant, its officer and its one offer.</summary>
public sealed record GivenPurchase(Id<Purchase> Id, GivenGrant Grant, TestActor Officer, Id<Quotation> Offer);

public static partial class Given
{
    public const long MachinePrice = 1_500_000;

    private static int _suppliers;

    /// <summary>A supplier whose account a second person has confirmed.</summary>
    public static async Task<Id<Supplier>> ASupplier(TestSite site)
    {
        var name = $"CV Maju {Interlocked.Increment(ref _suppliers)}";
        var supplier = await site.Send(
            new RegisterSupplier(
                new SupplierDetails(name, "Jl. Raya Serang 12", null, null, null),
                new AccountDetails("137", Make.AccountNumber(), name)
            ),
            await site.Staff(Role.Officer)
        );
        await site.Send(new ConfirmSupplierAccount(supplier), await site.Staff(Role.TreasuryMaker));
        return supplier;
    }

    /// <summary>A signed grant whose first tranche (70 percent) is given in kind; the second asks for the handover.</summary>
    public static Task<GivenGrant> AnInKindGrant(
        TestSite site,
        long amount = 10_000_000,
        Id<FundSource>? fund = null
    ) =>
        APayableGrant(
            site,
            amount,
            terms =>
                InTwoTranches(terms) with
                {
                    FundSourceId = fund ?? terms.FundSourceId,
                    Tranches =
                    [
                        new TrancheTemplate(70, true, false, false) { InKind = true },
                        new TrancheTemplate(30, true, false, false) { NeedsHandover = true },
                    ],
                }
        );

    /// <summary>A draft with its one offer.</summary>
    public static async Task<GivenPurchase> AnOfferedPurchase(TestSite site, GivenGrant? of = null, int machines = 2)
    {
        var grant = of ?? await AnInKindGrant(site);
        var officer = await site.Staff(Role.Officer);
        var tranche = (await TrancheOf(site, grant, 1)).Id;
        var line = await RoomiestLine(site, grant);
        var purchase = await site.Send(
            new DraftPurchase(grant.Id, tranche, [new WantedItem(line, "Mesin jahit", machines, "unit")]),
            officer
        );
        var offer = await site.Send(
            new AddQuotation(
                purchase,
                await ASupplier(site),
                site.Clock.Today(),
                await PricesOf(site, purchase, MachinePrice),
                Make.Upload("penawaran.png")
            ),
            officer
        );
        return new GivenPurchase(purchase, grant, officer, offer);
    }

    public static async Task<GivenPurchase> ASubmittedPurchase(
        TestSite site,
        GivenGrant? of = null,
        PaymentTiming timing = PaymentTiming.AfterDelivery,
        int machines = 2
    )
    {
        var given = await AnOfferedPurchase(site, of, machines);
        await site.Send(new SubmitPurchase(given.Id, given.Offer, "Termurah dan bergaransi", timing), given.Officer);
        return given;
    }

    public static async Task<GivenPurchase> AnOrderedPurchase(
        TestSite site,
        GivenGrant? of = null,
        PaymentTiming timing = PaymentTiming.AfterDelivery,
        int machines = 2
    )
    {
        var given = await ASubmittedPurchase(site, of, timing, machines);
        await site.Send(
            new OrderPurchase(given.Id, (await PurchaseOf(site, given)).ContentHash()),
            await site.Staff(Role.DecisionMaker)
        );
        return given;
    }

    /// <summary>So many machines handed over today, waiting for the signature.</summary>
    public static async Task<Id<Delivery>> ADelivery(TestSite site, GivenPurchase given, int machines)
    {
        var item = (await PurchaseOf(site, given)).Items.Single().Id;
        return await site.Send(
            new RecordDelivery(
                given.Id,
                site.Clock.Today(),
                [new ItemCount(item, machines)],
                [Make.Upload("barang.png")]
            ),
            given.Officer
        );
    }

    /// <summary>So many machines handed over, of which the returnee keeps so many and signs for them.</summary>
    public static async Task ASignedDelivery(TestSite site, GivenPurchase given, int came, int? kept = null)
    {
        var delivery = await ADelivery(site, given, came);
        await site.ChangePurchase(
            given,
            (purchase, grant) =>
                purchase.Sign(
                    delivery,
                    [new ItemCount(purchase.Items.Single().Id, kept ?? came)],
                    kept is null ? null : "Satu tidak jalan",
                    "+62812•••",
                    grant,
                    site.Clock.GetUtcNow()
                )
        );
    }

    public static async Task AnInvoice(TestSite site, GivenPurchase given, long price = MachinePrice) =>
        await site.Send(
            new RecordInvoice(
                given.Id,
                "INV-7",
                site.Clock.Today(),
                await PricesOf(site, given.Id, price),
                Make.Upload("faktur.png")
            ),
            given.Officer
        );

    /// <summary>The supplier's payment, prepared, checked, sent and confirmed today.</summary>
    public static async Task<Id<Payout>> ASupplierPayment(TestSite site, GivenPurchase given)
    {
        var maker = await site.Staff(Role.TreasuryMaker);
        var payout = await site.Send(new PreparePayout(PayoutPurpose.SupplierPayment, given.Id.Value, ""), maker);
        await site.Send(new SubmitPayout(payout), maker);
        var hash = await site.Db(async db =>
            (await db.Payouts.AsNoTracking().SingleAsync(p => p.Id == payout)).ContentHash()
        );
        await site.Send(new ApprovePayout(payout, hash), await site.Staff(Role.TreasuryChecker));
        await site.Send(new MakeBankFile("umum", [payout]), maker);
        await site.Send(
            new ConfirmPayout(payout, site.Clock.Today(), $"FT{payout.Value:N}"[..20], Make.Upload("bukti.png")),
            maker
        );
        return payout;
    }

    /// <summary>Received, invoiced and paid to the end.</summary>
    public static async Task<GivenPurchase> AClosedPurchase(TestSite site, GivenGrant? of = null)
    {
        var given = await AnOrderedPurchase(site, of);
        await ASignedDelivery(site, given, 2);
        await AnInvoice(site, given);
        await ASupplierPayment(site, given);
        return given;
    }

    public static Task<Purchase> PurchaseOf(TestSite site, GivenPurchase given) =>
        site.Db(db => db.Set<Purchase>().AsNoTracking().AsSplitQuery().SingleAsync(p => p.Id == given.Id));

    public static async Task<IReadOnlyList<ItemPrice>> PricesOf(TestSite site, Id<Purchase> id, long price) =>
        await site.Db(async db =>
            (await db.Set<Purchase>().AsNoTracking().AsSplitQuery().SingleAsync(p => p.Id == id))
                .Items.Select(i => new ItemPrice(i.Id, new Money(price)))
                .ToList()
        );

    /// <summary>The grant's line with most money left on it.</summary>
    public static async Task<Id<Domain.BusinessPlans.BudgetLine>> RoomiestLine(TestSite site, GivenGrant given) =>
        (await site.Db(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == given.Id)))
            .Lines.OrderByDescending(l => Grant.RoomOf(l))
            .First()
            .Id;

    private static Task<Unit> ChangePurchase(this TestSite site, GivenPurchase given, Action<Purchase, Grant> change) =>
        site.InScope(services =>
            services
                .GetRequiredService<IUnitOfWork>()
                .Run(
                    new Changed(),
                    async () =>
                    {
                        var db = services.GetRequiredService<ProgrammeDb>();
                        change(
                            await db.Set<Purchase>().AsSplitQuery().SingleAsync(p => p.Id == given.Id),
                            await db.Grants.SingleAsync(g => g.Id == given.Grant.Id)
                        );
                        return Unit.Value;
                    },
                    CancellationToken.None
                )
        );
}
