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

public sealed class SettlementQuoteTests : LoanTest
{
    [Theory]
    [InlineData(LoanMethod.InterestFree)]
    [InlineData(LoanMethod.Flat)]
    [InlineData(LoanMethod.EqualPrincipal)]
    [InlineData(LoanMethod.Murabahah)]
    public async Task The_amount_of_the_quote_paid_on_its_day_settles_the_loan(LoanMethod method)
    {
        var given = await Given.ADisbursedLoan(Site, method);
        Clock.AdvanceDays(40);
        var day = Clock.Today().AddDays(12);
        var quote = (await Site.Send(new SettlementQuote(given.Id, day), await Site.Staff(Role.Officer))).Quote;
        Clock.Set(day);
        await Pay(given, quote.Total.Rupiah);
        var loan = await Loan(given);
        (loan.Status, loan.Credit, loan.RepaidOn).ShouldBe((LoanStatus.Repaid, Money.Zero, day));
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task Staff_and_borrower_ask_for_a_day_and_get_a_letter_that_replaces_the_one_before()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Annuity);
        Clock.AdvanceDays(20);
        var quote = (await Loan(given)).SettlementOn(Clock.Today().AddDays(5));
        foreach (
            var (who, path) in new[]
            {
                (await Site.Staff(Role.TreasuryMaker), "/workspace/loans"),
                (given.Borrower.Actor, "/portal/loans"),
            }
        )
        {
            var visitor = await Site.As(who);
            var page = await visitor.Open($"{path}/{given.Id}/settlement");
            page = await page.Form("Hitung").Fill("On", $"{Clock.Today().AddDays(5):yyyy-MM-dd}").Submit();
            page.ShouldShow(quote.Total.ToString());
            page.ShouldShowText("loans.quote-rule.charge-to-date");
            (await page.Form("Buat surat penawaran").Submit()).Status.ShouldBe(HttpStatusCode.OK);
        }
        var letters = await Site.Db(db =>
            db.IssuedDocuments.Where(d => d.Kind == DocumentKind.SettlementQuote).Select(d => d.RevokedAt).ToListAsync()
        );
        (letters.Count, letters.Count(r => r is null)).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_day_behind_or_far_ahead_a_foreign_loan_and_one_not_running_get_no_quote()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var borrower = await Site.As(given.Borrower.Actor);
        foreach (var day in (string[])["2026-01-01", "2031-01-01"])
            (await borrower.Get($"/portal/loans/{given.Id}/settlement?on={day}")).ShouldShowRule(LoanRules.QuotedAhead);
        var stranger = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);
        (await stranger.Get($"/portal/loans/{given.Id}/settlement")).Status.ShouldBe(HttpStatusCode.NotFound);
        var reviewer = await Site.As(await Site.Staff(Role.Reviewer));
        (await reviewer.Get($"/workspace/loans/{given.Id}/settlement")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await Pay(given, (await Loan(given)).SettlementOn(Clock.Today()).Total.Rupiah);
        (await borrower.Get($"/portal/loans/{given.Id}/settlement")).Status.ShouldBe(HttpStatusCode.Conflict);
    }
}
