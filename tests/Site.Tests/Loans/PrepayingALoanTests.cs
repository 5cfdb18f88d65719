using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class PrepayingALoanTests : LoanTest
{
    [Fact]
    public async Task The_treasurer_is_shown_what_each_way_leaves_and_the_chosen_one_becomes_the_next_version()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Annuity);
        await Pay(given, 300_000);
        Clock.Set((await Loan(given)).Instalments.Single(i => i.No == 1).DueOn);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await visitor.Open($"/workspace/loans/{given.Id}/repayment");
        page = await page.Form("[action$='/repayment/check']").Fill("Amount", "5.000.000").Submit();
        page.ShouldShowText("loans.prepay");
        page.ShouldShowText("loans.prepayment-plan.shorten");

        var form = page.Form("[action$='/repayment']").Choose("Method", "Cash").Choose("Prepay", "Lower");
        (await form.Submit()).ShouldShow("Versi 2 · Pembayaran lebih awal");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        var loan = await Loan(given);
        (loan.ScheduleNo, loan.Repayments.Count).ShouldBe((2, 2));
        loan.Versions[0].Rows.Count.ShouldBe(12);
        loan.Versions[1].ById.ShouldNotBeNull();
        loan.Instalments.Single(i => i.IsExtra).IsSettled.ShouldBeTrue();
        loan.DueBy(Clock.Today()).ShouldBe(Money.Zero);
        loan.Instalments.Where(i => i.ScheduleNo == 2 && !i.IsExtra)
            .ShouldAllBe(i => i.Total < loan.Versions[0].Rows[5].Total);
        await BooksShouldAgree(given);
    }

    [Theory]
    [InlineData(LoanMethod.InterestFree, PrepaymentPlan.Shorten)]
    [InlineData(LoanMethod.Flat, PrepaymentPlan.Lower)]
    [InlineData(LoanMethod.Annuity, PrepaymentPlan.FromTheEnd)]
    [InlineData(LoanMethod.EqualPrincipal, PrepaymentPlan.Shorten)]
    [InlineData(LoanMethod.Murabahah, PrepaymentPlan.Lower)]
    public async Task After_a_prepayment_the_loan_is_repaid_by_the_new_instalments_and_its_reversal_restores_the_old(
        LoanMethod method,
        PrepaymentPlan plan
    )
    {
        var given = await Given.ADisbursedLoan(Site, method);
        var signed = (await Loan(given)).Instalments.OrderBy(i => i.No).Select(i => (i.DueOn, i.Total)).ToList();
        Clock.AdvanceDays(35);
        var receipt = await Pay(given, 4_000_000, prepay: plan);
        await BooksShouldAgree(given);
        await Site.Send(new ReverseRepayment(receipt, "Salah catat"), await Site.Staff(Role.TreasuryChecker));
        (await Loan(given)).Instalments.OrderBy(i => i.No).Select(i => (i.DueOn, i.Total)).ShouldBe(signed);
        await Pay(given, 4_000_000, prepay: plan);
        foreach (var row in (await Loan(given)).Instalments.Where(i => !i.IsSettled).OrderBy(i => i.DueOn))
        {
            Clock.Set(row.DueOn);
            await Pay(given, row.Unpaid.Rupiah);
        }
        (await Loan(given)).Status.ShouldBe(LoanStatus.Repaid);
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task A_way_of_prepayment_without_anything_beyond_the_due_is_refused()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        Clock.AdvanceDays(65);
        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Pay(given, 500_000, prepay: PrepaymentPlan.Lower)
        );
        broken.Rule.ShouldBe(LoanRules.PrepaymentBeyondDue);
        var later = await Pay(given, 1_000_000);
        broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Pay(given, 5_000_000, Clock.Today().AddDays(-3), PrepaymentPlan.Lower)
        );
        broken.Rule.ShouldBe(LoanRules.PrepaymentNotBackdated);
    }

    [Fact]
    public async Task The_borrower_sees_the_ways_announces_one_and_the_treasurer_finds_it_chosen()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Annuity);
        Clock.AdvanceDays(35);
        var borrower = await Site.As(given.Borrower.Actor);
        var page = await borrower.Open($"/portal/loans/{given.Id}/announce");
        page = await page.Form("[action$='/announce']").Fill("Amount", "3.000.000").Submit("Lihat pengaruhnya");
        page.ShouldShowText("loans.prepayment-plan.from-the-end");
        page = await page.Form("[action$='/announce']")
            .Choose("Prepay", "Shorten")
            .Attach("Proof", "bukti.png", Make.Png(), "image/png")
            .Submit();
        page.ShouldBe(HttpStatusCode.OK);

        var receipt = await Site.Db(db => db.Receipts.Select(r => r.Id).SingleAsync());
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var match = await treasurer.Open($"/workspace/repayments/{receipt}");
        var form = match.Form($"[action='/workspace/repayments/{receipt}']");
        form.ValueOf("Prepay").ShouldBe("Shorten");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        (await Loan(given)).Versions[^1].Cause.ShouldBe(ScheduleCause.Prepayment);
        (await borrower.Open($"/portal/loans/{given.Id}")).ShouldShow("Versi 2 · Pembayaran lebih awal");
        await BooksShouldAgree(given);
    }

    [Theory]
    [InlineData(LoanMethod.Flat)]
    [InlineData(LoanMethod.Annuity)]
    public async Task Exactly_the_quote_of_the_day_settles_the_loan_with_its_letter(LoanMethod method)
    {
        var given = await Given.ADisbursedLoan(Site, method);
        Clock.AdvanceDays(48);
        var quote = (await Loan(given)).SettlementOn(Clock.Today());
        quote.Waived.IsZero.ShouldBeFalse();

        await Pay(given, quote.Total.Rupiah);

        var loan = await Loan(given);
        (loan.Status, loan.Credit).ShouldBe((LoanStatus.Repaid, Money.Zero));
        loan.Versions[^1].Cause.ShouldBe(ScheduleCause.Settlement);
        await BooksShouldAgree(given);
        (
            await Site.Db(db =>
                db.IssuedDocuments.CountAsync(d =>
                    d.SubjectId == given.Id.Value && d.Kind == DocumentKind.SettlementLetter && d.RevokedAt == null
                )
            )
        ).ShouldBe(1);
    }
}
