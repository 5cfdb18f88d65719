using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Stripe;
using Shouldly;

namespace PmiEmas.Site.Tests.Payments.Gateway;

/// <summary>A site with a gateway that keeps state, and the questions every test of it asks.</summary>
public abstract class GatewayTest : SiteTest
{
    protected FakeStripe Stripe => Site.Stripe;

    protected HttpClient Door => new(Site.Handler, disposeHandler: false) { BaseAddress = TestSite.Address };

    /// <summary>A borrower's payment of Rp1 million, its page open.</summary>
    protected async Task<(GivenLoan Loan, OnlinePayment Payment)> AnOpenPayment(long amount = 1_000_000)
    {
        var loan = await Given.ADisbursedLoan(Site);
        return (loan, await Opened(loan, amount));
    }

    protected async Task<OnlinePayment> Opened(GivenLoan loan, long amount = 1_000_000)
    {
        var id = await Site.Send(new PayOnline(loan.Id, new Money(amount)), loan.Borrower.Actor);
        await Site.DrainOutbox();
        return await Payment(id);
    }

    protected Task<OnlinePayment> Payment(Id<OnlinePayment> id) =>
        Site.Db(db => db.Set<OnlinePayment>().AsNoTracking().SingleAsync(p => p.Id == id));

    protected Task<List<GatewayOrder>> Orders(Guid subject) =>
        Site.Db(db =>
            db.Set<GatewayOrder>()
                .AsNoTracking()
                .Where(o => o.SubjectId == subject)
                .OrderBy(o => o.MadeAt)
                .ThenBy(o => o.Id)
                .ToListAsync()
        );

    protected Task<Payout> Payout(Id<Payout> id) =>
        Site.Db(db => db.Payouts.AsNoTracking().SingleAsync(p => p.Id == id));

    protected Task<Loan> Loan(GivenLoan loan) =>
        Site.Db(db => db.Loans.AsNoTracking().AsSplitQuery().SingleAsync(l => l.Id == loan.Id));

    /// <summary>A grant of a company's money, ready to be paid to a recipient whose account at the gateway is ready.</summary>
    protected async Task<(GivenGrant Grant, Id<Payout> Payout)> AnApprovedPayout(bool withAccount = true)
    {
        var fund = await Given.AFundSource(Site, kind: FundSourceKind.CompanyResponsibility);
        var grant = await Given.APayableGrant(
            Site,
            changeCall: terms => Given.InTwoTranches(terms) with { FundSourceId = fund }
        );
        if (withAccount)
            await AReadyAccount(grant.Returnee);
        var payout = await Given.ASubmittedPayout(Site, grant);
        await Site.Send(
            new ApprovePayout(payout, (await Payout(payout)).ContentHash()),
            await Site.Staff(Role.TreasuryChecker)
        );
        return (grant, payout);
    }

    protected async Task AReadyAccount(GivenReturnee returnee)
    {
        await Site.Send(new RequestGatewayAccount(), returnee.Actor);
        await Site.DrainOutbox();
        await Arrive(Stripe.Books.Activate((string)Stripe.Books.Last("account")["id"]!));
    }

    /// <summary>Brings the notice and lets the site make something of it.</summary>
    protected async Task Arrive(StripeEvent told, int times = 1)
    {
        for (var i = 0; i < times; i++)
            (await told.Deliver(Door)).ShouldBe(System.Net.HttpStatusCode.OK);
        await Site.DrainOutbox();
    }

    /// <summary>Lets the clock run and the chaser with it.</summary>
    protected async Task Later(TimeSpan by)
    {
        Clock.Advance(by);
        await Site.RunJob("chase-gateway");
        await Site.DrainOutbox();
    }

    protected async Task<long> Books(string prefix) =>
        await Site.Db(async db =>
        {
            var transfers = await db.LedgerEvents.AsNoTracking().SelectMany(e => e.Transfers).ToListAsync();
            return transfers
                    .Where(t => t.Debit.Code.StartsWith(prefix + ":", StringComparison.Ordinal))
                    .Sum(t => t.Amount.Rupiah)
                - transfers
                    .Where(t => t.Credit.Code.StartsWith(prefix + ":", StringComparison.Ordinal))
                    .Sum(t => t.Amount.Rupiah);
        });

    protected Task<int> MessagesOf(string template) =>
        Site.Db(db =>
            db.Set<Message>().Where(m => m.Template == template).Select(m => m.DedupeKey).Distinct().CountAsync()
        );

    protected async Task TheBooksAreSound() => (await Site.Send(new VerifyLedger())).IsSound.ShouldBeTrue();
}
