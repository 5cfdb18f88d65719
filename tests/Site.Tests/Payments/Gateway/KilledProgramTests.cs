using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Application.Payments.Gateway;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Payments.Gateway;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Mail;
using PmiEmas.TestKit.Stripe;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments.Gateway;

/// <summary>
/// The real program, killed by SIGKILL while its work stands at every dangerous point at once. The gateway keeps requests waiting and the
/// test holds locks in the database, so that each piece of work is exactly where it is meant to die; the program itself has no hook for it.
/// Afterwards one of two nodes freezes and wakes up again.
/// </summary>
[TakesLong]
public sealed class KilledProgramTests(SitePool pool)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    [Fact]
    public async Task Killed_at_every_point_at_once_or_frozen_each_payment_happens_once()
    {
        await using var mail = TestMailServer.Start();
        var stripe = await FakeStripe.Start();
        var connection = await pool.Postgres.Clone();
        await using var site = await TestSite.Start(connection, gateway: stripe);
        // The program, the gateway and the site of this process share the true time.
        site.Clock.Set(stripe.Clock.GetUtcNow());
        stripe.Books.TopUp(Sen.Of(new Money(100_000_000)));
        var maker = await site.Staff(Role.TreasuryMaker);
        var frozen = await AnApprovedPayout(site, stripe);
        var payouts = new List<Id<Payout>>();
        for (var i = 0; i < 7; i++)
            payouts.Add(await AnApprovedPayout(site, stripe));
        var (notSent, sending, sent, answered, writing, written, arrived) = (
            payouts[0],
            payouts[1],
            payouts[2],
            payouts[3],
            payouts[4],
            payouts[5],
            payouts[6]
        );
        await site.Send(new SendByGateway(arrived), maker);
        await site.DrainOutbox();
        var loan = await Given.ADisbursedLoan(site);
        var online = await site.Send(new PayOnline(loan.Id, new Money(1_000_000)), loan.Borrower.Actor);
        await site.DrainOutbox();
        var page = await site.Db(db => db.Set<OnlinePayment>().Select(p => p.PageId).SingleAsync());
        var paid = stripe.Books.Pay(page!);
        using var door = new HttpClient(site.Handler) { BaseAddress = TestSite.Address };
        var came = stripe.Books.Payout((string)stripe.Books.Last("payout")["id"]!, "paid");
        // K9: answered with 200, nothing made of it yet.
        (await came.Deliver(door)).ShouldBe(HttpStatusCode.OK);
        (await paid.Deliver(door)).ShouldBe(HttpStatusCode.OK);
        foreach (var payout in new[] { sending, sent, answered, writing, written })
            await site.Send(new SendByGateway(payout), maker);
        // Only the gateway's work is left, so that all of it is under way together.
        await site.Db(db =>
            db.Database.ExecuteSqlAsync(
                $"update outbox.item set done_at = now() where kind = 'message' and done_at is null"
            )
        );

        var holds = new Dictionary<string, HeldRequest>
        {
            ["K3"] = stripe.Hold(r => Transfers(r, sending), carriedOut: false),
            ["K4"] = stripe.Hold(r => Transfers(r, sent), carriedOut: true),
            ["K5"] = stripe.Hold(r => Transfers(r, answered), carriedOut: true),
            ["K6"] = stripe.Hold(r => Transfers(r, writing), carriedOut: true),
            ["K7"] = stripe.Hold(r => Transfers(r, written), carriedOut: true),
            ["K9"] = stripe.Hold(
                r => r.Method == "GET" && r.Path.StartsWith("v1/payouts/", StringComparison.Ordinal),
                carriedOut: true
            ),
            ["K10"] = stripe.Hold(
                r => r.Method == "GET" && r.Path.StartsWith("v1/checkout/sessions/", StringComparison.Ordinal),
                carriedOut: true
            ),
        };
        var first = await SiteProcess.Start(connection, mail, Settings(stripe));
        foreach (var (point, held) in holds)
            await held.Arrived.WaitAsync(Patience, TestContext.Current.CancellationToken).OrSay(point);

        await using var locks = await Locks.Open(connection);
        await locks.Take("select 1 from payments.gateway_order where subject_id = $1 for update", answered.Value);
        await locks.Take("select 1 from payments.payout where id = $1 for update", writing.Value);
        await locks.Take(
            "select 1 from outbox.item where kind = 'gateway-order' and payload->>'OrderId' = (select id::text from payments.gateway_order where subject_id = $1) for update",
            written.Value
        );
        await locks.Take("select 1 from loans.loan where id = $1 for update", loan.Id.Value);
        foreach (var point in new[] { "K5", "K6", "K7", "K10" })
            holds[point].Release();
        await Until(async () => (await Order(site, written)).Status == GatewayOrderStatus.Succeeded, Patience);
        await Until(async () => await locks.Waiting() >= 4, Patience);
        // K8: a notice that is being stored when the program dies; its sender will bring it again.
        var late = stripe.Books.Tell("charge.updated", (string)stripe.Books.Last("charge")["id"]!);
        await locks.Take(
            $"select pg_advisory_xact_lock(hashtextextended('gateway-event:{late.Id}', 0)) where $1 is not null",
            loan.Id.Value
        );
        var unanswered = late.Deliver(first.Client);
        await Until(async () => await locks.Waiting() >= 5, Patience);
        // K2: committed, and nobody has begun it.
        await site.Send(new SendByGateway(notSent), maker);

        var died = Stopwatch.StartNew();
        await first.Kill();
        await Should.ThrowAsync<HttpRequestException>(() => unanswered);
        await first.DisposeAsync();
        await locks.DisposeAsync();
        await using var second = await SiteProcess.Start(connection, mail, Settings(stripe));
        (await late.Deliver(second.Client)).ShouldBe(HttpStatusCode.OK);
        await Until(() => AllDone(site, payouts, online, arrived), Patience, () => Undone(site));
        TestContext.Current.TestOutputHelper?.WriteLine($"Recovered {died.Elapsed.TotalSeconds:0} s after its death.");

        foreach (var payout in payouts)
        {
            Of(stripe, "transfer", payout).ShouldHaveSingleItem();
            Of(stripe, "payout", payout).ShouldHaveSingleItem();
        }
        stripe.Books.Balance.ShouldBe(Sen.Of(new Money(100_000_000 - 7 * 7_000_000 + 1_000_000 - 2_900)));
        (await site.Db(db => db.Receipts.CountAsync())).ShouldBe(1);
        (await site.Db(db => db.Set<GatewayEvent>().CountAsync(e => e.Id == late.Id))).ShouldBe(1);
        (await site.Send(new VerifyLedger())).IsSound.ShouldBeTrue();

        var asleep = await FreezeWhileSending(site, stripe, second, frozen, maker);
        await using var third = await SiteProcess.Start(connection, mail, Settings(stripe));
        await Until(() => AllDone(site, [frozen], online, arrived), Patience, () => Undone(site));
        asleep.Release();
        await second.Thaw();
        await TwoNodesHearOfOnePayment(site, stripe, loan, second, third);
        Of(stripe, "transfer", frozen).ShouldHaveSingleItem();
        Of(stripe, "payout", frozen).ShouldHaveSingleItem();
        (await Order(site, frozen)).Status.ShouldBe(GatewayOrderStatus.Succeeded);
        (await site.Send(new VerifyLedger())).IsSound.ShouldBeTrue();
    }

    private static async Task TwoNodesHearOfOnePayment(
        TestSite site,
        FakeStripe stripe,
        GivenLoan loan,
        params SiteProcess[] nodes
    )
    {
        var id = await site.Send(new PayOnline(loan.Id, new Money(1_000_000)), loan.Borrower.Actor);
        await Until(async () => (await Payment(site, id)).Status == OnlinePaymentStatus.Open, Patience);
        var page = (await Payment(site, id)).PageId!;
        var told = stripe.Books.Pay(page);
        var other = stripe.Books.Tell("checkout.session.async_payment_succeeded", page);

        await Task.WhenAll(
            nodes.SelectMany(n => new[] { told.Deliver(n.Client), other.Deliver(n.Client), told.Deliver(n.Client) })
        );
        await Until(async () => (await Payment(site, id)).Status == OnlinePaymentStatus.Paid, Patience);
        await Until(
            () => site.Db(db => db.Set<GatewayEvent>().AllAsync(e => e.Status != GatewayEventStatus.Stored)),
            Patience
        );

        (await site.Db(db => db.Receipts.CountAsync())).ShouldBe(2);
        (await site.Db(db => db.LedgerEvents.CountAsync(e => e.SourceType == "receipt"))).ShouldBe(2);
    }

    /// <summary>The node has sent the payout and stands still before it hears the answer; another will do its work.</summary>
    private static async Task<HeldRequest> FreezeWhileSending(
        TestSite site,
        FakeStripe stripe,
        SiteProcess node,
        Id<Payout> payout,
        TestActor maker
    )
    {
        var held = stripe.Hold(r => Transfers(r, payout), carriedOut: true);
        await site.Send(new SendByGateway(payout), maker);
        await held.Arrived.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await node.Freeze();
        return held;
    }

    private static async Task<Id<Payout>> AnApprovedPayout(TestSite site, FakeStripe stripe)
    {
        var fund = await Given.AFundSource(site, kind: FundSourceKind.CompanyResponsibility);
        var grant = await Given.APayableGrant(
            site,
            changeCall: terms => Given.InTwoTranches(terms) with { FundSourceId = fund }
        );
        await site.Send(new RequestGatewayAccount(), grant.Returnee.Actor);
        await site.DrainOutbox();
        using var door = new HttpClient(site.Handler) { BaseAddress = TestSite.Address };
        await stripe.Books.Activate((string)stripe.Books.Last("account")["id"]!).Deliver(door);
        await site.DrainOutbox();
        var payout = await Given.ASubmittedPayout(site, grant);
        var hash = await site.Db(async db => (await db.Payouts.SingleAsync(p => p.Id == payout)).ContentHash());
        await site.Send(new ApprovePayout(payout, hash), await site.Staff(Role.TreasuryChecker));
        return payout;
    }

    private static Dictionary<string, string> Settings(FakeStripe stripe) =>
        new()
        {
            ["Stripe__ApiKey"] = FakeStripe.Key,
            ["Stripe__ApiBase"] = stripe.Address.ToString(),
            ["Stripe__WebhookSecret"] = FakeStripe.Secret,
        };

    private static bool Transfers(StripeRequest request, Id<Payout> payout) =>
        request.Path == "v1/transfers"
        && request.Body.Contains($"payout_id]={payout.Value:D}", StringComparison.Ordinal);

    private static IEnumerable<System.Text.Json.Nodes.JsonObject> Of(
        FakeStripe stripe,
        string kind,
        Id<Payout> payout
    ) => stripe.Books.All(kind).Where(o => (string?)o["metadata"]?["payout_id"] == payout.Value.ToString("D"));

    private static Task<GatewayOrder> Order(TestSite site, Id<Payout> payout) =>
        site.Db(db =>
            db.Set<GatewayOrder>()
                .AsNoTracking()
                .SingleAsync(o => o.SubjectId == payout.Value && o.Kind == GatewayOrderKind.Transfer)
        );

    private static Task<OnlinePayment> Payment(TestSite site, Id<OnlinePayment> id) =>
        site.Db(db => db.Set<OnlinePayment>().AsNoTracking().SingleAsync(p => p.Id == id));

    private static Task<bool> AllDone(
        TestSite site,
        List<Id<Payout>> payouts,
        Id<OnlinePayment> online,
        Id<Payout> arrived
    ) =>
        site.Db(async db =>
        {
            var orders = await db.Set<GatewayOrder>().AsNoTracking().ToListAsync();
            return await db.Set<OnlinePayment>().AnyAsync(p => p.Id == online && p.Status == OnlinePaymentStatus.Paid)
                && await db.Payouts.AnyAsync(p => p.Id == arrived && p.Status == PayoutStatus.Paid)
                && payouts.TrueForAll(p =>
                    orders.Count(o => o.SubjectId == p.Value && o.Status == GatewayOrderStatus.Succeeded) == 2
                );
        });

    private static async Task Until(Func<Task<bool>> happened, TimeSpan patience, Func<Task<string>>? otherwise = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await happened())
        {
            if (waited.Elapsed > patience)
                throw new ShouldAssertException(
                    $"Not within {patience}. {(otherwise is null ? "" : await otherwise())}"
                );
            await Task.Delay(200);
        }
    }

    /// <summary>What is not finished, for the words of a failed test.</summary>
    private static Task<string> Undone(TestSite site) =>
        site.Db(async db =>
            string.Join(
                '\n',
                await db
                    .Database.SqlQuery<string>(
                        $"""
                        select concat_ws(' ', now(), 'payout', p.reference, p.status, string_agg(
                            concat_ws(' ', o.kind, o.status, o.tries, o.next_at, o.fault), ', ' order by o.made_at)) as "Value"
                        from payments.payout p left join payments.gateway_order o on o.subject_id = p.id group by p.id
                        union all select concat_ws(' ', 'notice', type, status, tries, next_at) from payments.gateway_event
                        union all select concat_ws(' ', 'paid online', status, next_look_at) from payments.online_payment
                        union all select concat_ws(' ', 'item', kind, attempts, next_attempt_at, locked_until, last_error)
                        from outbox.item where done_at is null
                        """
                    )
                    .ToListAsync()
            )
        );

    /// <summary>Locks that hold the program's transactions where they are.</summary>
    private sealed class Locks(NpgsqlConnection connection, NpgsqlTransaction transaction, string address)
        : IAsyncDisposable
    {
        public static async Task<Locks> Open(string address)
        {
            var connection = new NpgsqlConnection(address + ";Pooling=false");
            await connection.OpenAsync();
            return new Locks(connection, await connection.BeginTransactionAsync(), address);
        }

        public async Task Take(string sql, Guid id)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.AddWithValue(id);
            await command.ExecuteNonQueryAsync();
        }

        /// <summary>How many of the program's statements wait for a lock.</summary>
        public async Task<long> Waiting()
        {
            await using var look = new NpgsqlConnection(address + ";Pooling=false");
            await look.OpenAsync();
            await using var command = new NpgsqlCommand(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                look
            );
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}

file static class Waits
{
    public static async Task OrSay(this Task task, string point)
    {
        try
        {
            await task;
        }
        catch (TimeoutException e)
        {
            throw new ShouldAssertException($"{point} was not reached.", e);
        }
    }
}
