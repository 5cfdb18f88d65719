using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Ledger;

public sealed class ClosingAMonthTests : SiteTest
{
    private const string October = "/workspace/ledger/periods/2026-10-01";
    private static readonly DateOnly Month = new(2026, 10, 1);

    [Fact]
    public async Task One_person_proposes_and_another_closes_once_however_often_the_button_is_pressed()
    {
        await Funding(9_000_000, new DateOnly(2026, 10, 5));
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        await Site.Send(new ProveBooks());

        var proposed = await (await maker.Open(October)).Form("Usulkan penutupan").Submit();
        proposed.ShouldShowText("ledger.closing-proposed").ShouldShowText("ledger.period-status.closing-proposed");
        (await checker.Open("/workspace")).ShouldShowText("workspace.task.confirm-closing");
        var form = (await checker.Open(October)).Form("Tutup bulan ini");
        (await form.Submit()).ShouldShowText("ledger.period-confirmed").ShouldShowText("ledger.period-status.closed");
        await form.Submit();

        var page = await maker.Open("/workspace/ledger/periods");
        page.ShouldShow("Oktober 2026").ShouldShowText("ledger.period-status.closed");
        (await maker.Open(October)).ShouldShowText("history.propose-closing").ShouldShowText("history.confirm-period");
        var kept = await Site.Db(db => db.Set<PeriodBalance>().AsNoTracking().ToListAsync());
        kept.Single(b => b.Kind == "bank").Debit.ShouldBe(9_000_000);
        kept.Single(b => b.Kind == "equity").Credit.ShouldBe(9_000_000);
        (await Site.Db(db => db.Set<LedgerSeal>().SingleAsync())).Month.ShouldBe(Month);
    }

    [Fact]
    public async Task Nobody_confirms_what_the_same_person_proposed()
    {
        var both = await Site.Staff(Role.TreasuryChecker);
        await Site.Send(new ProveBooks());
        await Site.Send(new ProposeClosing(Month, null), both);

        (await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new ConfirmPeriod(Month), both))).Rule.ShouldBe(
            PeriodRules.ConfirmedByAnother
        );
        (await (await Site.As(both)).Open(October)).ShouldNotShow("Tutup bulan ini");
    }

    [Fact]
    public async Task A_month_that_is_not_over_or_not_proven_or_not_next_does_not_close()
    {
        var maker = await Site.Staff(Role.TreasuryMaker);
        (await Refused(() => Site.Send(new ProposeClosing(Month, null), maker))).ShouldBe(PeriodRules.ProofIsSound);
        await Site.Send(new ProveBooks());
        (await Refused(() => Site.Send(new ProposeClosing(Clock.Today(), null), maker))).ShouldBe(PeriodRules.Over);
        await Given.AClosedMonth(Site, Month.AddMonths(-2));

        (await Refused(() => Site.Send(new ProposeClosing(Month, null), maker))).ShouldBe(PeriodRules.InOrder);
        await Given.AClosedMonth(Site, Month.AddMonths(-1));
        await Site.Send(new ProposeClosing(Month, null), maker);
    }

    [Fact]
    public async Task What_is_open_in_the_month_must_be_explained()
    {
        var fund = await Given.AFundSource(Site, "SISA");
        await Given.AnImportedStatement(
            Site,
            fund,
            [new BankLine(new DateOnly(2026, 10, 20), "SETORAN TUNAI", 250_000)]
        );
        await Site.Send(new ProveBooks());
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var page = await maker.Open(October);
        page.ShouldShowText("ledger.closing-suspense").ShouldShow("Rp250.000");
        page = await page.Form("Usulkan penutupan").Submit();
        page.ShouldShowError("Reason").ShouldShowRule(PeriodRules.OpenPointsExplained);
        page = await page.Form("Usulkan penutupan").Fill("Reason", "Penyetor dicari sampai akhir bulan.").Submit();
        page.ShouldShowText("ledger.closing-proposed").ShouldShow("Penyetor dicari sampai akhir bulan.");
    }

    [Fact]
    public async Task A_posting_into_a_closed_month_is_refused_kindly_beside_its_date()
    {
        await Given.AFundSource(Site, "TUTUP");
        await Given.AClosedMonth(Site, Month);
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));

        var refused = await (await checker.Open("/workspace/ledger/funding"))
            .Form()
            .Fill("Fund", "TUTUP")
            .Fill("Amount", "1000")
            .Fill("ReceivedOn", "2026-10-31")
            .Fill("Reference", "RK")
            .Submit();

        refused.ShouldShowError("ReceivedOn").ShouldShowText("ledger.period-open", "1 November 2026");
    }

    [Fact]
    public async Task A_repayment_of_a_closed_month_is_refused_before_it_is_split()
    {
        var loan = await Given.ADisbursedLoan(Site);
        Clock.Advance(TimeSpan.FromDays(20));
        await Given.AClosedMonth(Site, new DateOnly(2026, 11, 1));
        var teller = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var refused = await (await teller.Open($"/workspace/loans/{loan.Id}/repayment"))
            .Form()
            .Fill("Amount", "500.000")
            .Fill("ReceivedOn", "2026-11-25")
            .Submit();

        refused.ShouldShowError("ReceivedOn").ShouldShowText("ledger.period-open", "1 Desember 2026");
    }

    [Fact]
    public async Task What_the_bank_tells_of_a_closed_month_is_carried_to_the_first_open_day()
    {
        var fund = await Given.AFundSource(Site, "LAMBAT");
        await Given.AClosedMonth(Site, Month);

        await Given.AnImportedStatement(
            Site,
            fund,
            [new BankLine(new DateOnly(2026, 10, 20), "SETORAN TUNAI", 250_000)]
        );

        var line = await Given.OnlyLine(Site);
        line.BookedOn.ShouldBe(new DateOnly(2026, 10, 20));
        var entry = await Site.Db(db => db.LedgerEvents.AsNoTracking().SingleAsync());
        entry.EffectiveOn.ShouldBe(new DateOnly(2026, 11, 1));
        (await Site.Send(new VerifyLedger())).Checks.Where(c => c.Faults > 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reopened_month_takes_postings_and_its_balances_are_kept_anew()
    {
        await Funding(9_000_000, new DateOnly(2026, 9, 5));
        await Given.AClosedMonth(Site, Month.AddMonths(-1));
        await Given.AClosedMonth(Site, Month);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        const string september = "/workspace/ledger/periods/2026-09-01";

        (await (await maker.Open(september)).Form("Usulkan pembukaan kembali").Submit()).ShouldShowError("Reason");
        await (await maker.Open(september))
            .Form("Usulkan pembukaan kembali")
            .Fill("Reason", "Setoran dana terlewat.")
            .Submit();
        (await (await checker.Open(september)).Form("Buka kembali bulan ini").Submit()).ShouldShowText(
            "ledger.period-status.open"
        );
        (await Site.Db(db => db.Set<PeriodBalance>().CountAsync())).ShouldBe(0);
        await Funding(1_000_000, new DateOnly(2026, 9, 6));
        await Given.AClosedMonth(Site, Month.AddMonths(-1));

        var banks = await Site.Db(db =>
            db.Set<PeriodBalance>().AsNoTracking().Where(b => b.Kind == "bank").OrderBy(b => b.Month).ToListAsync()
        );
        banks.GroupBy(b => b.Month).Select(m => m.Sum(b => b.Debit)).ShouldBe([10_000_000, 10_000_000]);
        (await Site.Send(new VerifyLedger())).Checks.Where(c => c.Faults > 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_proposal_is_sent_back_with_its_reason_and_the_month_stays_as_it_was()
    {
        await Given.AProposedClosing(Site, Month);
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));

        var page = await (await checker.Open(October))
            .Form("Kembalikan usulan")
            .Fill("Reason", "Rekening koran belum lengkap.")
            .Submit();

        page.ShouldShowText("ledger.period-sent-back").ShouldShowText("ledger.period-status.open");
        page.ShouldShow("Rekening koran belum lengkap.");
        var other = await Given.AProposedClosing(Site, Month);
        var stranger = await Site.Staff(Role.TreasuryMaker);
        await Should.ThrowAsync<Application.Abstractions.ForbiddenException>(() =>
            Site.Send(new SendBackPeriod(Month, "Bukan usulan saya"), stranger)
        );
        await Site.Send(new SendBackPeriod(Month, "Saya tarik kembali"), other);
    }

    [Fact]
    public async Task A_closing_waits_for_the_postings_under_way()
    {
        await Given.AFundSource(Site, "JALAN");
        await Given.AProposedClosing(Site, Month);
        var checker = await Site.Staff(Role.TreasuryChecker);

        await Site.Db(async db =>
        {
            await using var slow = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(
                """
                with made as (
                    insert into ledger.event (id, kind, effective_on, fund, source_type, source_id, source_reference, content_hash)
                    values (gen_random_uuid(), 'FundReceived', '2026-10-09', 'JALAN', 'fund', gen_random_uuid(), 'X', '')
                    returning id)
                insert into ledger.transfer (event_id, no, debit, credit, amount) select id, 1, 'bank:JALAN', 'equity:JALAN', 700 from made
                """
            );
            var closing = Site.Send(new ConfirmPeriod(Month), checker);
            (await Task.WhenAny(closing, Task.Delay(500))).ShouldNotBe(closing);
            await slow.CommitAsync();
            await closing;
            return true;
        });

        (await Site.Db(db => db.Set<PeriodBalance>().SingleAsync(b => b.Kind == "bank"))).Debit.ShouldBe(700);
    }

    [Fact]
    public async Task Months_are_seen_by_the_auditor_and_changed_by_the_treasury_only()
    {
        var auditor = await Site.As(await Site.Staff(Role.Auditor));
        (await auditor.Open(October)).ShouldNotShow("Usulkan penutupan");
        (await auditor.Get("/workspace/ledger/periods/2027-01-01")).ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<Application.Abstractions.ForbiddenException>(async () =>
            await Site.Send(new ProposeClosing(Month, null), await Site.Staff(Role.Auditor))
        );
        (await (await Site.As(await Site.Staff(Role.Officer))).Get(October)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task Funding(long rupiah, DateOnly on) =>
        await Site.Send(
            new RecordFunding(
                Id<LedgerEvent>.New(),
                await Site.Db(async db =>
                    await db.FundSources.Select(f => f.Code).FirstOrDefaultAsync() ?? await NewFund()
                ),
                new Money(rupiah),
                on,
                "RK"
            ),
            await Site.Staff(Role.TreasuryChecker)
        );

    private async Task<string> NewFund()
    {
        await Given.AFundSource(Site, "BUKU");
        return "BUKU";
    }

    private static async Task<Rule> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleBrokenException>(act)).Rule;
}
