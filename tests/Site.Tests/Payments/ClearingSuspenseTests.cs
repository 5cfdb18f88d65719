using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

public sealed class ClearingSuspenseTests : SiteTest
{
    [Theory]
    [InlineData(7_500, SuspenseOutcome.Unidentified, AccountKind.OtherIncome, -1)]
    [InlineData(7_500, SuspenseOutcome.BankInterest, AccountKind.OtherIncome, -1)]
    [InlineData(-7_500, SuspenseOutcome.BankCost, AccountKind.BankCosts, 1)]
    [InlineData(-7_500, SuspenseOutcome.Unidentified, AccountKind.Losses, 1)]
    public async Task What_is_no_record_of_ours_leaves_suspense_by_two_people(
        long amount,
        SuspenseOutcome outcome,
        AccountKind account,
        int sign
    )
    {
        var fund = await AFund();
        await Given.AnImportedStatement(Site, fund, [new BankLine(Clock.Today(), "BUNGA ATAU BIAYA", amount, "X1")]);
        var line = await Given.OnlyLine(Site);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));

        var propose = (await maker.Open($"/workspace/suspense/{line.Id}/propose")).Form();
        var proposed = await propose
            .Choose("Outcome", outcome.ToString())
            .Fill("Reason", "Sesuai rekening koran")
            .Submit();
        proposed.ShouldShowText("payments.outcome-proposed").ShouldNotShow(SiteTexts.Of("payments.agree", "id"));
        (
            await (await checker.Open($"/workspace/suspense/{line.Id}"))
                .Form(SiteTexts.Of("payments.agree", "id"))
                .Submit()
        ).ShouldShowText("payments.outcome-agreed");

        (await Given.OnlyLine(Site)).Status.ShouldBe(LineStatus.Settled);
        (await Balance(Account.Of(account, "APBD26"))).ShouldBe(sign * Math.Abs(amount));
        (await Balance(Account.Suspense("APBD26"))).ShouldBe(0);
        (await Balance(Account.Bank("APBD26"))).ShouldBe(amount);
        (await Site.Send(new VerifyLedger())).Checks.Where(c => c.Faults > 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task Money_sent_back_is_closed_by_the_line_that_shows_it_gone()
    {
        var fund = await AFund();
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Given.AnImportedStatement(Site, fund, [new BankLine(Clock.Today(), "SALAH KIRIM", 300_000, "X2")], maker);
        var came = await Given.OnlyLine(Site);
        var page = await (await Site.As(maker)).Open($"/workspace/suspense/{came.Id}/propose");
        var withoutAccount = await page.Form().Choose("Outcome", "Refund").Fill("Reason", "Salah kirim").Submit();
        withoutAccount.ShouldShowRule(PaymentRules.RefundNeedsAccount);
        await page.Form()
            .Choose("Outcome", "Refund")
            .Fill("Reason", "Salah kirim")
            .Fill("BankCode", "014")
            .Fill("Number", "1234567890")
            .Fill("Holder", "Budi Santoso")
            .Submit();
        await Site.Send(new AgreeOutcome(came.Id), await Site.Staff(Role.TreasuryChecker));
        came = await Given.OnlyLine(Site);
        came.Status.ShouldBe(LineStatus.RefundDue);
        (await Balance(Account.Suspense("APBD26"))).ShouldBe(-300_000);
        (await (await Site.As(maker)).Open($"/workspace/suspense/{came.Id}"))
            .ShouldShow(came.RefundReference!)
            .ShouldNotShow("1234567890");

        await Given.AnImportedStatement(
            Site,
            fund,
            [new BankLine(Clock.Today(), $"KEMBALI {came.RefundReference}", -300_000, "X3")],
            maker
        );

        var lines = await Site.Db(db => db.Set<StatementLine>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());
        lines.Select(l => l.Status).ShouldBe([LineStatus.Settled, LineStatus.Matched]);
        (await Balance(Account.Suspense("APBD26"))).ShouldBe(0);
        (await Balance(Account.Bank("APBD26"))).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_proposed_does_not_agree_whatever_roles_they_hold_and_two_agree_once()
    {
        var line = await AProposal();
        var proposer = await Site.Db(db => db.Staff.SingleAsync(s => s.Id == line.ProposedById));
        var both = new TestActor(Guid.CreateVersion7(), proposer.FullName, [Role.TreasuryChecker])
        {
            StaffId = proposer.Id,
        };
        var refused = await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new AgreeOutcome(line.Id), both));
        refused.Rule.ShouldBe(PaymentRules.ProposalByAnother);

        var checkers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Site.Staff(Role.TreasuryChecker)));
        var agreed = await Task.WhenAll(
            checkers.Select(async checker =>
            {
                try
                {
                    await Site.Send(new AgreeOutcome(line.Id), checker);
                    return 1;
                }
                catch (Exception e) when (e is RuleBrokenException or ConflictException)
                {
                    return 0;
                }
            })
        );
        agreed.Sum().ShouldBe(1);
        (await Balance(Account.OtherIncome("APBD26"))).ShouldBe(-7_500);
    }

    [Fact]
    public async Task What_the_second_person_does_not_agree_to_is_looked_into_again()
    {
        var line = await AProposal();
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open($"/workspace/suspense/{line.Id}/send-back");

        (await page.Form().Fill("Reason", "Tanya bank dulu").Submit()).ShouldShow("Tanya bank dulu");

        (await Given.OnlyLine(Site)).Status.ShouldBe(LineStatus.Suspense);
        (await Balance(Account.Suspense("APBD26"))).ShouldBe(-7_500);
    }

    [Fact]
    public async Task A_line_is_assigned_to_somebody_who_matches_and_found_among_theirs()
    {
        var fund = await AFund();
        await Given.AnImportedStatement(Site, fund, [new BankLine(Clock.Today(), "SETORAN", 7_500, "X4")]);
        var line = await Given.OnlyLine(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var visitor = await Site.As(maker);
        (await visitor.Open("/workspace/suspense?mine=1")).ShouldNotShow("SETORAN");

        var page = await visitor.Open($"/workspace/suspense/{line.Id}");
        var assigned = await page.Form(SiteTexts.Of("payments.assign", "id"))
            .Fill("ToId", maker.StaffId!.Value.ToString())
            .Submit();
        assigned.ShouldShowText("payments.line-assigned").ShouldShow(maker.Name);

        (await visitor.Open("/workspace/suspense?mine=1")).ShouldShow("SETORAN");
        var checker = await Site.Staff(Role.TreasuryChecker);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new AssignLine(line.Id, checker.StaffId!.Value), maker)
        );
        refused.Rule.ShouldBe(PaymentRules.AssignedMayMatch);
    }

    [Fact]
    public async Task The_list_and_the_first_page_tell_how_old_what_is_unknown_is()
    {
        var fund = await AFund();
        await Given.AnImportedStatement(
            Site,
            fund,
            [
                new BankLine(Clock.Today().AddDays(-40), "LAMA", 5_000_000, "X5"),
                new BankLine(Clock.Today().AddDays(-3), "BARU", -20_000, "X6"),
            ]
        );

        var ages = await Site.Send(new SuspenseAges());
        ages.Select(a => (a.Lines, a.Came.Rupiah, a.Went.Rupiah))
            .ShouldBe([(0, 0, 0), (1, 0, 20_000), (0, 0, 0), (1, 5_000_000, 0)]);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        (await maker.Open("/workspace")).ShouldShowText("workspace.suspense").ShouldShowText("payments.age-over", "30");
        var csv = await (await maker.Fetch("/workspace/suspense/csv")).Content.ReadAsStringAsync();
        csv.ShouldContain("LAMA");
        csv.IndexOf("LAMA", StringComparison.Ordinal).ShouldBeLessThan(csv.IndexOf("BARU", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bank_and_the_books_stand_side_by_side_and_differ_by_what_no_statement_shows()
    {
        var fund = await AFund();
        var today = Clock.Today();
        await Given.AnImportedStatement(Site, fund, [new BankLine(today.AddDays(-1), "SETORAN", 1_000_000, "X7")]);
        await Site.Send(
            new RecordFunding(Id<LedgerEvent>.New(), "APBD26", new Money(50_000_000), today.AddDays(-1), "SP2D-1"),
            await Site.Staff(Role.TreasuryChecker)
        );
        var auditor = await Site.As(await Site.Staff(Role.Auditor));

        var page = await auditor.Open("/workspace/reconciliation");
        page.ShouldShow("Rp51.000.000").ShouldShowText("payments.agrees");
        var day = await Site.Send(new Reconciliation("APBD26", null));
        var yesterday = day.Days.Single(d => d.Day == today.AddDays(-1));
        (yesterday.Bank, yesterday.Books, yesterday.Unknown, yesterday.UncoveredSum).ShouldBe(
            (51_000_000, 51_000_000, 1, 50_000_000)
        );
        (await auditor.Open($"/workspace/reconciliation/APBD26/{today.AddDays(-1):yyyy-MM-dd}"))
            .ShouldShow("SETORAN")
            .ShouldShow("SP2D-1");
        var csv = await auditor.Fetch("/workspace/reconciliation/csv?fund=APBD26");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("51000000");
        (await auditor.Get("/workspace/reconciliation/TIDAKADA/2026-11-19")).ShouldBe(HttpStatusCode.NotFound);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        (await officer.Get("/workspace/reconciliation")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<StatementLine> AProposal()
    {
        var fund = await AFund();
        await Given.AnImportedStatement(Site, fund, [new BankLine(Clock.Today(), "BUNGA", 7_500, "X8")]);
        var line = await Given.OnlyLine(Site);
        await Site.Send(
            new ProposeOutcome(line.Id, SuspenseOutcome.BankInterest, "Bunga bulan ini", null),
            await Site.Staff(Role.TreasuryMaker)
        );
        return await Given.OnlyLine(Site);
    }

    private Task<Id<FundSource>> AFund() => Given.AFundSource(Site, "APBD26");

    /// <summary>Debits less credits.</summary>
    private Task<long> Balance(Account account) =>
        Site.Db(async db =>
        {
            var transfers = await db.LedgerEvents.AsNoTracking().SelectMany(e => e.Transfers).ToListAsync();
            return transfers.Where(t => t.Debit == account).Sum(t => t.Amount.Rupiah)
                - transfers.Where(t => t.Credit == account).Sum(t => t.Amount.Rupiah);
        });
}
