using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

/// <summary>Write-off, recovery, and a credit given back.</summary>
public sealed class EndingALoanTests : SiteTest
{
    [Fact]
    public async Task Two_people_write_a_loan_off_and_what_comes_later_is_a_recovery()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        Clock.AdvanceDays(200);
        await Pay(given, 1_060_000);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/loans/{given.Id}/write-off");
        page = await page.Form("[action$='/write-off']").Fill("Reason", "Usaha tutup").Submit();
        page.ShouldShowError("Document");
        page = await page.Form("[action$='/write-off']")
            .Attach("Document", "berita-acara.png", Make.Png(), "image/png")
            .Submit();
        page.ShouldShow("Usaha tutup");
        var proposal = await Site.Db(db => db.LoanProposals.Select(p => p.Id).SingleAsync());
        var chief = await Site.As(await Site.Staff(Role.DecisionMaker));
        var form = (await chief.Open($"/workspace/loan-proposals/{proposal}")).Form("[action$='/approve']");
        (await form.Submit()).ShouldShow("Dihapusbukukan");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        var loan = await Loan(given);
        (loan.Status, loan.WrittenOffPrincipal).ShouldBe((LoanStatus.WrittenOff, new Money(11_000_000)));
        (await Balance(Account.LoanPrincipal(given.Reference))).ShouldBe(0);
        var late = await Should.ThrowAsync<RuleBrokenException>(() => Pay(given, 1, Clock.Today().AddDays(-1)));
        late.Rule.ShouldBe(LoanRules.BeforeWriteOffIsClosed);

        var receipt = await Pay(given, 400_000);
        (await Loan(given)).Recovered.ShouldBe(new Money(400_000));
        (await Site.Db(db => db.LedgerEvents.CountAsync(e => e.Kind == LedgerEventKind.Recovery))).ShouldBe(1);
        await Site.Send(new ReverseRepayment(receipt, "Salah"), await Site.Staff(Role.TreasuryChecker));
        (await Loan(given)).Recovered.ShouldBe(Money.Zero);
        (await (await Site.As(given.Borrower.Actor)).Open($"/portal/loans/{given.Id}")).ShouldShow("dihapusbukukan");
    }

    [Fact]
    public async Task A_credit_goes_back_to_its_owner_by_a_payout_and_is_held_meanwhile()
    {
        var given = await Given.ADisbursedLoan(Site);
        var receipt = await Pay(given, 12_500_000);
        var (maker, checker) = (await Site.Staff(Role.TreasuryMaker), await Site.Staff(Role.TreasuryChecker));
        (await (await Site.As(maker)).Open($"/workspace/loans/{given.Id}")).ShouldHaveLink(
            "Kembalikan kelebihan bayar"
        );
        var payout = await Site.Send(new PreparePayout(PayoutPurpose.CreditRefund, given.Id.Value, ""), maker);
        (await Site.Db(db => db.Payouts.SingleAsync(p => p.Id == payout))).Amount.ShouldBe(new Money(500_000));
        await Should.ThrowAsync<NotFoundException>(() =>
            Site.Send(new PreparePayout(PayoutPurpose.CreditRefund, given.Id.Value, ""), maker)
        );
        var held = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new ReverseRepayment(receipt, "Salah"), checker)
        );
        held.Rule.ShouldBe(LoanRules.CreditIsHeld);

        await Site.Send(new SubmitPayout(payout), maker);
        var hash = await Site.Db(async db => (await db.Payouts.SingleAsync(p => p.Id == payout)).ContentHash());
        await Site.Send(new ApprovePayout(payout, hash), checker);
        await Site.Send(
            new MakeBankFile(Site.Services.GetRequiredService<IBankFileWriter>().Layouts[0], [payout]),
            maker
        );
        await Site.Send(new ConfirmPayout(payout, Clock.Today(), "FT1", Make.Upload("bukti.png")), maker);

        var loan = await Loan(given);
        (loan.Credit, loan.Refunded, loan.HeldCredit).ShouldBe((Money.Zero, new Money(500_000), Money.Zero));
        (await Balance(Account.BorrowerCredit(given.Reference))).ShouldBe(0);
    }

    [Fact]
    public async Task A_refund_that_is_cancelled_leaves_the_credit_to_its_owner()
    {
        var given = await Given.ADisbursedLoan(Site);
        var receipt = await Pay(given, 12_500_000);
        var maker = await Site.Staff(Role.TreasuryMaker);
        var payout = await Site.Send(new PreparePayout(PayoutPurpose.CreditRefund, given.Id.Value, ""), maker);
        await Site.Send(new CancelPayout(payout, "Batal"), maker);
        (await Loan(given)).HeldCredit.ShouldBe(Money.Zero);
        await Site.Send(new ReverseRepayment(receipt, "Salah"), await Site.Staff(Role.TreasuryChecker));
        (await Loan(given)).Credit.ShouldBe(Money.Zero);
    }

    [Fact]
    public async Task A_reversal_shows_before_and_after_and_the_run_keeps_both()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        Clock.AdvanceDays(35);
        var wrong = await Pay(given, 1_060_000);
        Clock.AdvanceDays(30);
        await Pay(given, 1_060_000);
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open($"/workspace/repayments/{wrong}/reverse");
        page.ShouldShow("pokok angsuran 2: Rp1.000.000");
        page.ShouldShow("pokok angsuran 1: Rp1.000.000");
        await page.Form("[action$='/reverse']").Fill("Form.Reason", "Salah").Submit();

        page = await checker.Open($"/workspace/loans/{given.Id}/runs/2");
        page.ShouldShow("pokok angsuran 2: Rp1.000.000");
        page.ShouldShow("pokok angsuran 1: Rp1.000.000");
        var borrower = await Site.As(given.Borrower.Actor);
        await borrower.Open($"/portal/loans/{given.Id}/runs/2");
        (await borrower.Open($"/portal/loans/{given.Id}/instalments/1")).ShouldShow("Rp60.000");
        await borrower.Open($"/portal/loans/receipts/{wrong}");
        var stranger = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);
        foreach (var path in (string[])[$"{given.Id}/runs/2", $"{given.Id}/instalments/1", $"receipts/{wrong}"])
            (await stranger.Get($"/portal/loans/{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Id<Receipt>> Pay(GivenLoan given, long rupiah, DateOnly? on = null) =>
        await Site.Send(
            new RecordRepayment(given.Id, new Money(rupiah), on ?? Clock.Today(), ReceiptMethod.Cash, null, null),
            await Site.Staff(Role.TreasuryMaker)
        );

    private Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));

    private Task<long> Balance(Account account) =>
        Site.InScope(services => services.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));
}
