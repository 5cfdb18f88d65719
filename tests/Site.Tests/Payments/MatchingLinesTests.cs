using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

public sealed class MatchingLinesTests : SiteTest
{
    [Fact]
    public async Task An_announced_repayment_is_matched_by_itself_where_number_and_amount_agree()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var receipt = await Announce(loan, 1_000_000);
        await Import(loan, new BankLine(Clock.Today(), $"TRF {receipt.Reference} SITI", 1_000_000, "FT1"));

        var line = await Given.OnlyLine(Site);
        (line.Status, line.MatchedKind, line.MatchedByItself).ShouldBe(
            (LineStatus.Matched, MatchKind.AnnouncedReceipt, true)
        );
        (await Receipts()).Single().Status.ShouldBe(ReceiptStatus.Posted);
        (await Site.Db(db => db.Loans.Select(l => l.OutstandingPrincipal).SingleAsync())).ShouldBe(
            new Money(11_000_000)
        );
        (await BankOf(loan)).ShouldBe(-12_000_000 + 1_000_000);
        await Proved();
    }

    [Fact]
    public async Task A_loans_number_with_the_amount_of_its_instalment_is_receipted_by_itself()
    {
        var loan = await Given.ADisbursedLoan(Site);
        await Import(
            loan,
            new BankLine(Clock.Today(), $"angsuran {loan.Reference.Replace("-", "")}", 1_000_000, "FT2")
        );

        (await Given.OnlyLine(Site)).MatchedKind.ShouldBe(MatchKind.Repayment);
        var receipt = (await Receipts()).Single();
        (receipt.Status, receipt.Method, receipt.BankReference).ShouldBe(
            (ReceiptStatus.Posted, ReceiptMethod.Transfer, "FT2")
        );
        await Proved();
    }

    [Fact]
    public async Task What_is_not_certain_waits_in_suspense_and_one_press_on_its_suggestion_posts_it()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var receipt = await Announce(loan, 1_000_000);
        await Import(loan, new BankLine(Clock.Today(), "SETORAN BANTEN", 1_000_000, "FT3"));
        var line = await Given.OnlyLine(Site);
        line.Status.ShouldBe(LineStatus.Suspense);
        (await SuspenseOf(loan)).ShouldBe(1_000_000);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var page = await maker.Open($"/workspace/suspense/{line.Id}");
        page.ShouldShow(receipt.Reference).ShouldShowText("payments.match-reason.same-amount");
        var button = $"{SiteTexts.Of("payments.accept", "id")} {receipt.Reference}";
        (await page.Form(button).Submit()).ShouldShowText("payments.match-accepted").ShouldShow(receipt.Reference);

        (await Receipts()).Single().Status.ShouldBe(ReceiptStatus.Posted);
        (await SuspenseOf(loan)).ShouldBe(0);
        (await BankOf(loan)).ShouldBe(-11_000_000);
        await Proved();
    }

    [Fact]
    public async Task Two_people_who_accept_one_line_at_once_post_it_once()
    {
        var loan = await Given.ADisbursedLoan(Site);
        await Import(loan, new BankLine(Clock.Today(), "SETORAN BANTEN", 1_000_000, "FT3"));
        var line = await Given.OnlyLine(Site);
        var makers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Site.Staff(Role.TreasuryMaker)));
        var target = new MatchTarget(MatchKind.Repayment, loan.Id.Value);

        var accepted = await Task.WhenAll(
            makers.Select(maker => Try(() => Site.Send(new AcceptMatch(line.Id, target), maker)))
        );

        accepted.Count(a => a).ShouldBe(1);
        (await Receipts()).Count.ShouldBe(1);
        (await SuspenseOf(loan)).ShouldBe(0);
        await Proved();
    }

    [Fact]
    public async Task One_receipt_is_not_two_lines_however_fast_they_come()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var receipt = await Announce(loan, 1_000_000);
        await Import(
            loan,
            new BankLine(Clock.Today(), "SETORAN A", 1_000_000, "FT4"),
            new BankLine(Clock.Today(), "SETORAN B", 1_000_000, "FT5")
        );
        var lines = await Site.Db(db => db.Set<StatementLine>().Select(l => l.Id).ToListAsync());
        var maker = await Site.Staff(Role.TreasuryMaker);
        var target = new MatchTarget(MatchKind.AnnouncedReceipt, receipt.Id.Value);

        var accepted = await Task.WhenAll(lines.Select(l => Try(() => Site.Send(new AcceptMatch(l, target), maker))));

        accepted.Count(a => a).ShouldBe(1);
        (await SuspenseOf(loan)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Many_are_accepted_at_once_through_the_same_checks()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var receipt = await Announce(loan, 1_000_000);
        await Import(
            loan,
            new BankLine(Clock.Today(), "SETORAN", 1_000_000, "FT6"),
            new BankLine(Clock.Today(), $"KURANG {receipt.Reference}", 990_000, "FT7")
        );
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var page = await maker.Open("/workspace/suspense/suggested");
        var button = SiteTexts.Of("payments.accept-chosen", "id");
        var nothing = await page.Form(button).Submit();
        nothing.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldShowText("payments.choose-matches");
        var values = page
            .Document.QuerySelectorAll("input[name=Chosen]")
            .Select(i => i.GetAttribute("value")!)
            .ToList();
        var both = values.Aggregate(page.Form(button), (form, value) => form.Choose("Chosen", value));

        // Both lines claim the one receipt: the second is refused, and with it the first.
        (await both.Submit()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Receipts()).Single().Status.ShouldBe(ReceiptStatus.Announced);

        var one = (await maker.Open("/workspace/suspense/suggested")).Form(button).Choose("Chosen", values[0]);
        (await one.Submit()).ShouldShowText("payments.matches-accepted", "1");
        (await Receipts()).Single().Status.ShouldBe(ReceiptStatus.Posted);
    }

    [Fact]
    public async Task A_repayment_entered_by_hand_before_is_found_in_the_books_and_not_posted_again()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Site.Send(
            new RecordRepayment(loan.Id, new Money(1_000_000), Clock.Today(), ReceiptMethod.Transfer, "FT8", null),
            maker
        );
        await Import(loan, new BankLine(Clock.Today(), "SETORAN", 1_000_000, "FT8"));

        var line = await Given.OnlyLine(Site);
        (line.Status, line.MatchedKind, line.MatchedByItself).ShouldBe((LineStatus.Matched, MatchKind.Booked, true));
        (await BankOf(loan)).ShouldBe(-11_000_000);
    }

    [Fact]
    public async Task A_sent_payout_is_confirmed_with_the_line_as_its_proof()
    {
        var grant = await Given.APayableGrant(Site);
        var payout = await Given.ASentPayout(Site, grant);
        var order = await Payout(payout);
        await Given.AnImportedStatement(
            Site,
            order.FundSourceId,
            [new BankLine(Clock.Today(), $"TRANSFER {order.Reference}", -7_000_000, "OUT1")]
        );

        (await Given.OnlyLine(Site)).MatchedByItself.ShouldBeTrue();
        var paid = await Payout(payout);
        (paid.Status, paid.BankReference, paid.ProofId).ShouldBe((PayoutStatus.Paid, "OUT1", null));
        (await SuspenseOf(order.FundSourceId)).ShouldBe(0);
        await Proved();
    }

    [Fact]
    public async Task A_transfer_the_bank_gives_back_turns_the_paid_payout_failed()
    {
        var grant = await Given.APayableGrant(Site);
        await Given.APaidTranche(Site, grant);
        var order = await Site.Db(db => db.Payouts.AsNoTracking().SingleAsync());
        await Given.AnImportedStatement(
            Site,
            order.FundSourceId,
            [new BankLine(Clock.Today(), $"RETUR {order.Reference} REKENING TUTUP", 7_000_000, "BACK1")]
        );
        var line = await Given.OnlyLine(Site);
        line.Status.ShouldBe(LineStatus.Suspense, "a person looks at each return");
        var maker = await Site.Staff(Role.TreasuryMaker);

        await Site.Send(new AcceptMatch(line.Id, new MatchTarget(MatchKind.ReturnedPayout, order.Id.Value)), maker);

        var failed = await Payout(order.Id);
        (failed.Status, failed.Reason).ShouldBe((PayoutStatus.Failed, line.Description));
        (await SuspenseOf(order.FundSourceId)).ShouldBe(0);
        await Proved();
        await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new AcceptMatch(line.Id, new MatchTarget(MatchKind.ReturnedPayout, order.Id.Value)), maker)
        );
    }

    [Fact]
    public async Task A_receipt_taken_back_makes_its_line_unknown_again_and_it_goes_to_another_loan()
    {
        var wrong = await Given.ADisbursedLoan(Site);
        await Import(wrong, new BankLine(Clock.Today(), $"angsuran {wrong.Reference}", 1_000_000, "FT9"));
        var receipt = (await Receipts()).Single();

        await Site.Send(new ReverseRepayment(receipt.Id, "Salah pinjaman"), await Site.Staff(Role.TreasuryChecker));

        var line = await Given.OnlyLine(Site);
        (line.Status, line.MatchedId, line.SuspendedTimes).ShouldBe((LineStatus.Suspense, null, 1));
        (await SuspenseOf(wrong)).ShouldBe(1_000_000);
        (await BankOf(wrong)).ShouldBe(-11_000_000);
        await Site.Send(
            new AcceptMatch(line.Id, new MatchTarget(MatchKind.Repayment, wrong.Id.Value)),
            await Site.Staff(Role.TreasuryMaker)
        );
        (await SuspenseOf(wrong)).ShouldBe(0);
        (await BankOf(wrong)).ShouldBe(-11_000_000);
        await Proved();
    }

    [Theory]
    [InlineData(-1_000_000, "payments.line-fits-direction")]
    [InlineData(1_000_001, "payments.line-fits-amount")]
    public async Task A_line_is_not_matched_to_what_it_cannot_be(long amount, string rule)
    {
        var grant = await Given.APayableGrant(Site);
        await Given.APaidTranche(Site, grant);
        var order = await Site.Db(db => db.Payouts.AsNoTracking().SingleAsync());
        await Given.AnImportedStatement(Site, order.FundSourceId, [new BankLine(Clock.Today(), "X", amount, "FT0")]);
        var line = await Given.OnlyLine(Site);

        var refused = await Should.ThrowAsync<RuleBrokenException>(async () =>
            await Site.Send(
                new AcceptMatch(line.Id, new MatchTarget(MatchKind.ReturnedPayout, order.Id.Value)),
                await Site.Staff(Role.TreasuryMaker)
            )
        );
        refused.Rule.Code.ShouldBe(rule);
    }

    [Fact]
    public async Task Only_who_matches_statements_accepts_and_nobody_of_one_region()
    {
        var loan = await Given.ADisbursedLoan(Site);
        await Import(loan, new BankLine(Clock.Today(), "SETORAN", 1_000_000, "FT3"));
        var line = await Given.OnlyLine(Site);
        var accept = new AcceptMatch(line.Id, new MatchTarget(MatchKind.Repayment, loan.Id.Value));

        var checker = await Site.Staff(Role.TreasuryChecker);
        await Should.ThrowAsync<ForbiddenException>(() => Site.Send(accept, checker));
        var regional = await Site.Staff(Role.TreasuryMaker, RegionCode.Parse("3601"));
        await Should.ThrowAsync<NotFoundException>(() => Site.Send(accept, regional));
        (await (await Site.As(regional)).Get($"/workspace/suspense/{line.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Receipt> Announce(GivenLoan loan, long amount)
    {
        var id = await Site.Send(
            new AnnounceRepayment(loan.Id, new Money(amount), Clock.Today(), null, Make.Upload("bukti.png")),
            loan.Borrower.Actor
        );
        return await Site.Db(db => db.Receipts.AsNoTracking().SingleAsync(r => r.Id == id));
    }

    private async Task Import(GivenLoan loan, params BankLine[] lines) =>
        await Given.AnImportedStatement(Site, await Given.FundOf(Site, loan), lines);

    private Task<List<Receipt>> Receipts() => Site.Db(db => db.Receipts.AsNoTracking().ToListAsync());

    private Task<Payout> Payout(Id<Payout> id) => Site.Db(db => db.Payouts.AsNoTracking().SingleAsync(p => p.Id == id));

    private async Task<long> BankOf(GivenLoan loan) => await Balance(await Given.FundOf(Site, loan), Account.Bank, 1);

    private async Task<long> SuspenseOf(GivenLoan loan) => await SuspenseOf(await Given.FundOf(Site, loan));

    private Task<long> SuspenseOf(Id<Domain.Programmes.FundSource> fund) => Balance(fund, Account.Suspense, -1);

    private Task<long> Balance(Id<Domain.Programmes.FundSource> fund, Func<string, Account> of, int sign) =>
        Site.Db(async db =>
        {
            var account = of(await db.FundSources.Where(f => f.Id == fund).Select(f => f.Code).SingleAsync());
            var transfers = await db.LedgerEvents.AsNoTracking().SelectMany(e => e.Transfers).ToListAsync();
            return sign
                * (
                    transfers.Where(t => t.Debit == account).Sum(t => t.Amount.Rupiah)
                    - transfers.Where(t => t.Credit == account).Sum(t => t.Amount.Rupiah)
                );
        });

    private async Task Proved() =>
        (await Site.Send(new VerifyLedger())).Checks.Where(c => c.Faults > 0).ShouldBeEmpty();

    private static async Task<bool> Try(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception e) when (e is RuleBrokenException or ConflictException)
        {
            return false;
        }
    }
}
