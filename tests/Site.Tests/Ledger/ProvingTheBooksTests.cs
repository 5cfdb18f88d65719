using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Ledger;

public sealed class ProvingTheBooksTests : SiteTest
{
    [Fact]
    public async Task Books_that_nobody_touched_are_sound()
    {
        await Given.APaidTranche(Site, await Given.APayableGrant(Site));
        await Given.ADisbursedLoan(Site);
        await Given.AClosedMonth(Site, new DateOnly(2026, 10, 1));
        var visitor = await Site.As(await Site.Staff(Role.Auditor));

        var page = await (await visitor.Open("/workspace/ledger/proof")).Form().Submit();

        page.ShouldShowText("ledger.proven").ShouldShowText("ledger.sound");
        var proof = await Latest();
        proof.Checks.Where(c => c.Faults > 0).ShouldBeEmpty();
        proof.EventCount.ShouldBeGreaterThan(4);
        proof
            .Checks.Select(c => c.Invariant)
            .Distinct()
            .ShouldBe(Enumerable.Range(1, 12).Select(n => $"L{n}"), ignoreOrder: false);
    }

    [Theory]
    [InlineData("L1", "transfer-shape", "update ledger.transfer set debit = ':' where debit like 'grants-paid:%'")]
    [InlineData("L1", "event-complete", "delete from ledger.transfer where debit like 'grants-paid:%'")]
    [InlineData("L1", "event-complete", "update ledger.transfer set no = no + 5 where debit like 'loan-principal:%'")]
    [InlineData(
        "L2",
        "debits-equal-credits",
        "update ledger.transfer set credit = 'spent:X' where debit like 'grants-paid:%'"
    )]
    [InlineData(
        "L3",
        "content-hash",
        "update ledger.transfer set amount = amount + 1 where debit like 'grants-paid:%'"
    )]
    [InlineData(
        "L3",
        "content-hash",
        "update ledger.event set effective_on = effective_on - 1 where kind = 'GrantPaid'"
    )]
    [InlineData(
        "L3",
        "reversal-mirrors",
        "update ledger.transfer set amount = amount + 1 where event_id = (select id from ledger.event where reverses_id is not null)"
    )]
    [InlineData(
        "L4",
        "balances-recompute",
        "update ledger.balance set amount = amount + 1 where account like 'grants-paid:%'"
    )]
    [InlineData("L4", "balances-recompute", "delete from ledger.balance where account like 'committed:%'")]
    [InlineData(
        "L5",
        "posted-once",
        "insert into ledger.event (id, kind, effective_on, fund, source_type, source_id, source_reference, content_hash) select gen_random_uuid(), kind, effective_on, fund, source_type, source_id, source_reference, content_hash from ledger.event where kind = 'GrantPaid'"
    )]
    [InlineData("L6", "never-negative", "update ledger.balance set amount = -1 where account like 'spent:%'")]
    [InlineData("L6", "grants-agree", """update grants."grant" set refunded = 1""")]
    [InlineData("L7", "loans-agree", "update loans.loan set outstanding_principal = outstanding_principal - 1")]
    [InlineData("L7", "schedules-sum", "update loans.instalments set principal = principal + 1 where no = 1")]
    [InlineData("L8", "splits-sum", "update loans.repayment set posted_credit = posted_credit + 1")]
    [InlineData("L9", "payouts-agree", "update payments.payout set status = 'Sent' where purpose = 'LoanDisbursement'")]
    [InlineData("L9", "payouts-agree", "update payments.payout set status = 'Paid' where status <> 'Paid'")]
    [InlineData(
        "L10",
        "suspense-agrees",
        "update payments.statement_line set amount = amount + 1 where status = 'Suspense'"
    )]
    [InlineData("L11", "period-balances", "update ledger.period_balance set credit = credit + 1 where kind = 'equity'")]
    [InlineData("L11", "period-balances", "delete from ledger.period_balance where kind = 'bank'")]
    [InlineData(
        "L11",
        "closed-periods",
        "update ledger.event set effective_on = '2026-10-05' where kind = 'GrantPaid'"
    )]
    [InlineData(
        "L12",
        "event-order",
        "update ledger.event set recorded_at = recorded_at - interval '1 day' where id = (select id from ledger.event where kind = 'Repayment' order by sequence desc limit 1)"
    )]
    public async Task Whoever_changes_the_books_behind_the_triggers_is_found(
        string invariant,
        string check,
        string tampering
    )
    {
        await ALivelyBook();

        await Behind(tampering);

        var found = await Prove();
        found.IsSound.ShouldBeFalse();
        found
            .Checks.Single(c => c.Name == check)
            .ShouldSatisfyAllConditions(
                c => c.Faults.ShouldBeGreaterThan(0, tampering),
                c => c.Invariant.ShouldBe(invariant)
            );
    }

    [Fact]
    public async Task The_verb_ends_with_0_for_sound_books_and_with_1_for_others()
    {
        var database = await Pool.Postgres.Clone();
        var settings = new Dictionary<string, string> { ["ConnectionStrings__Programme"] = database };
        var (code, output, errors) = await SiteProcess.Run(["verify-ledger"], settings);
        code.ShouldBe(0, errors);
        output.ShouldContain("The books are sound.");

        await using (var source = NpgsqlDataSource.Create(database))
        await using (var tampering = source.CreateCommand("insert into ledger.balance values ('spent:PGL-X', 5)"))
            await tampering.ExecuteNonQueryAsync();

        (code, output, _) = await SiteProcess.Run(["verify-ledger"], settings);
        code.ShouldBe(1);
        output.ShouldContain("FAULT balances-recompute");
        output.ShouldContain("spent:PGL-X");
    }

    [Theory]
    [InlineData("update ledger.event set source_reference = 'SPB-2026-999999' where sequence = {0}")]
    [InlineData(
        "delete from ledger.transfer where event_id = (select id from ledger.event where sequence = {0}); delete from ledger.event where sequence = {0}"
    )]
    [InlineData(
        "delete from ledger.transfer where event_id = (select id from ledger.event where sequence = {1}); delete from ledger.event where sequence = {1}"
    )]
    [InlineData("update ledger.event set recorded_at = recorded_at + interval '1 second' where sequence = {0}")]
    [InlineData("update ledger.event set id = gen_random_uuid() where sequence = {0}")]
    [InlineData("update ledger.seal set events = events - 1")]
    [InlineData("delete from ledger.seal where no = 1")]
    [InlineData(
        "insert into ledger.event (id, kind, effective_on, recorded_at, sequence, fund, source_type, source_id, source_reference, content_hash) overriding system value select gen_random_uuid(), kind, effective_on, recorded_at - interval '1 day', {1} + 100000, fund, source_type, source_id, source_reference, content_hash from ledger.event where sequence = {0}"
    )]
    public async Task A_seal_shows_what_was_changed_taken_out_or_put_in_later(string tampering)
    {
        await Given.APaidTranche(Site, await Given.APayableGrant(Site));
        await Seal();
        await Given.APayableGrant(Site);
        await Seal();
        (await Prove()).Checks.Single(c => c.Name == "hash-chain").Faults.ShouldBe(0);
        var middle = await Site.Db(db =>
            db.LedgerEvents.Where(e => e.Kind == LedgerEventKind.Committed).MaxAsync(e => e.Sequence)
        );
        var last = await Site.Db(db => db.LedgerEvents.MaxAsync(e => e.Sequence));

        await Behind(string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering, middle, last));

        (await Prove()).Checks.Single(c => c.Name == "hash-chain").Faults.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_guard_that_was_taken_away_is_missed()
    {
        await Behind("alter table ledger.transfer disable trigger transfer_append_only");
        var found = await Prove();
        await Behind("alter table ledger.transfer enable trigger transfer_append_only");

        found.Checks.Single(c => c.Name == "append-only").Examples.ShouldBe(["transfer_append_only"]);
    }

    [Fact]
    public async Task What_commits_after_a_seal_was_made_gets_into_a_later_link()
    {
        await Given.AFundSource(Site, "LATE");
        var checker = await Site.Staff(Role.TreasuryChecker);
        await Site.Db(async db =>
        {
            await using var slow = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(
                """
                with made as (
                    insert into ledger.event (id, kind, effective_on, fund, source_type, source_id, source_reference, content_hash)
                    values (gen_random_uuid(), 'Correction', '2026-11-20', 'LATE', 'fund', gen_random_uuid(), 'X', '')
                    returning id)
                insert into ledger.transfer (event_id, no, debit, credit, amount) select id, 1, 'bank:LATE', 'equity:LATE', 1 from made
                """
            );
            await Site.Send(
                new RecordFunding(Id<LedgerEvent>.New(), "LATE", new(5_000), Clock.Today(), "RK-2"),
                checker
            );
            (await Seal()).ShouldBe(1);
            await slow.CommitAsync();
            return true;
        });

        (await Seal()).ShouldBe(1);
        (await Seal()).ShouldBe(0);

        var seals = await Site.Db(db => db.Set<LedgerSeal>().AsNoTracking().OrderBy(s => s.No).ToListAsync());
        seals.Select(s => s.Events).ShouldBe([1, 1]);
        seals[1].Previous.ShouldBe(seals[0].Hash);
        (await Prove()).Checks.Single(c => c.Name == "hash-chain").Faults.ShouldBe(0);
    }

    [Fact]
    public async Task Books_found_wrong_are_a_task_and_a_degraded_health_until_a_proof_is_clean()
    {
        await Given.APaidTranche(Site, await Given.APayableGrant(Site));
        await Behind("update ledger.balance set amount = amount + 1 where account like 'grants-paid:%'");
        var visitor = await Site.As(await Site.Staff(Role.Auditor));
        await Prove();

        (await visitor.Open("/workspace")).ShouldShowText("workspace.task.see-to-books");
        (await visitor.Open("/workspace/ledger/proof")).ShouldShowText("ledger.not-sound");
        (await (await visitor.Fetch("/health/ready")).Content.ReadAsStringAsync()).ShouldContain("not sound");

        await Behind("update ledger.balance set amount = amount - 1 where account like 'grants-paid:%'");
        await Prove();
        (await visitor.Open("/workspace")).ShouldNotShow(SiteTexts.Of("workspace.task.see-to-books", visitor.Language));
    }

    /// <summary>A closed month, a grant paid, a loan repaid three times of which one was reversed, and money nobody knows.</summary>
    private async Task ALivelyBook()
    {
        var checker = await Site.Staff(Role.TreasuryChecker);
        await Given.AFundSource(Site, "OLD");
        await Site.Send(
            new RecordFunding(Id<LedgerEvent>.New(), "OLD", new(9_000_000), new DateOnly(2026, 10, 5), "RK-1"),
            checker
        );
        await Given.AClosedMonth(Site, new DateOnly(2026, 10, 1));
        await Given.APaidTranche(Site, await Given.APayableGrant(Site));
        var loan = await Given.ADisbursedLoan(Site);
        var teller = await Site.Staff(Role.TreasuryMaker);
        Id<Receipt> receipt = default;
        for (var i = 0; i < 3; i++)
            receipt = await Site.Send(
                new RecordRepayment(loan.Id, new(500_000), Clock.Today(), ReceiptMethod.Cash, null, null),
                teller
            );
        await Site.Send(new ReverseRepayment(receipt, "Salah pinjaman"), checker);
        await Given.AnImportedStatement(
            Site,
            await Given.FundOf(Site, loan),
            [new BankLine(Clock.Today(), "SETORAN TUNAI", 123_456)]
        );
        await Given.ASubmittedPayout(Site, await Given.APayableGrant(Site));
        (await Prove()).Checks.Where(c => c.Faults > 0).ShouldBeEmpty();
    }

    private async Task<BookProof> Prove()
    {
        await Site.Send(new ProveBooks());
        return await Latest();
    }

    private Task<BookProof> Latest() =>
        Site.Db(db => db.Set<BookProof>().AsNoTracking().OrderByDescending(p => p.Id).FirstAsync());

    private Task<int> Seal() =>
        Site.Db(db => db.Database.SqlQuery<int>($"select ledger.seal_events() as \"Value\"").SingleAsync());

    private Task Behind(string tampering)
    {
        var behind = "begin; set local session_replication_role = replica; " + tampering + "; commit;";
        return Site.Db(db => db.Database.ExecuteSqlRawAsync(behind));
    }
}
