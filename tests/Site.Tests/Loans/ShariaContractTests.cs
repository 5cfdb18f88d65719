using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Agreements;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

/// <summary>Qardh and murabahah speak their own words wherever borrower and staff look.</summary>
public sealed class ShariaContractTests : LoanTest
{
    [Theory]
    [InlineData(LoanMethod.InterestFree, "Akad qardh")]
    [InlineData(LoanMethod.Murabahah, "Akad murabahah")]
    public async Task No_page_of_a_sharia_loan_speaks_of_interest(LoanMethod method, string contract)
    {
        var loan = await Given.ADisbursedLoan(Site, method);
        Clock.AdvanceDays(40);
        await Site.Send(
            new RecordRepayment(loan.Id, new Money(500_000), Clock.Today(), ReceiptMethod.Cash, null, null),
            await Site.Staff(Role.TreasuryMaker)
        );
        var agreement = await Site.Db(db =>
            db.Loans.Where(l => l.Id == loan.Id).Select(l => l.AgreementId).SingleAsync()
        );
        var product = await Site.Db(db => db.LoanProducts.Select(p => p.Id).SingleAsync());
        var backdated = await Site.Send(
            new RecordRepayment(loan.Id, new Money(700_000), Clock.Today().AddDays(-3), ReceiptMethod.Cash, null, null),
            await Site.Staff(Role.TreasuryMaker)
        );
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var proposal = await Site.Send(
            new ProposeHardship(loan.Id, Clock.Today(), null, "Sakit", null),
            await Site.Staff(Role.TreasuryMaker)
        );
        var staff = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var borrower = await Site.As(loan.Borrower.Actor);
        foreach (
            var path in (string[])
                [
                    $"/workspace/loans/{loan.Id}",
                    $"/workspace/loans/{loan.Id}/settlement",
                    $"/workspace/agreements/{agreement}",
                    $"/workspace/loan-products/{product}",
                ]
        )
            Speaks(await staff.Open(path));
        foreach (
            var path in (string[])
                [
                    $"/workspace/loans/{loan.Id}/runs/2",
                    $"/workspace/loans/{loan.Id}/instalments/1",
                    $"/workspace/repayments/{backdated}/reverse",
                    $"/workspace/loan-proposals/{proposal}",
                ]
        )
            SpeaksItsOwn(await checker.Open(path));
        SpeaksItsOwn(await staff.Open($"/workspace/loans/{loan.Id}/waiver"));
        SpeaksItsOwn(await (await Site.As(await Site.Staff(Role.Officer))).Open($"/workspace/collections/{loan.Id}"));
        foreach (
            var path in (string[])
                [
                    $"/portal/loans/{loan.Id}",
                    $"/portal/loans/{loan.Id}/settlement",
                    $"/portal/agreements/{agreement}",
                    "/portal/agreements",
                    "/portal/messages",
                ]
        )
            Speaks(await borrower.Open(path));
        (await borrower.Open($"/portal/agreements/{agreement}")).ShouldShow(contract);
        (await staff.Open($"/workspace/loans/{loan.Id}")).ShouldShow(contract);
        var terms = await Site.Db(db => db.Agreements.Where(a => a.Id == agreement).Select(a => a.Terms).SingleAsync());
        terms.ShouldNotContain("bunga", Case.Insensitive);
        terms.ShouldStartWith(contract);
    }

    [Fact]
    public async Task No_message_about_a_sharia_loan_speaks_of_interest()
    {
        var loan = await Given.ADisbursedLoan(Site, LoanMethod.Murabahah);
        var payableOn = await Site.Db(db =>
            db.Loans.Where(l => l.Id == loan.Id).SelectMany(l => l.Instalments).MinAsync(i => i.PayableOn)
        );
        foreach (var days in (int[])[-7, -1, 1, 7])
            await Site.RunJob("remind-of-instalments", payableOn.AddDays(days));

        var bodies = await Site.Db(db =>
            db.Set<Message>().Where(m => m.Channel == MessageChannel.Inbox).Select(m => m.Body).ToListAsync()
        );
        bodies.Count(b => b!.Contains(loan.Reference, StringComparison.Ordinal)).ShouldBeGreaterThan(3);
        bodies.ShouldAllBe(b => !SpeaksOfInterest(b!));
    }

    [Fact]
    public async Task A_murabahah_names_goods_price_down_payment_and_a_margin_that_is_fixed()
    {
        var loan = await Given.AnApprovedLoan(Site, LoanMethod.Murabahah);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/loans/{loan.Id}");
        page = await page.Follow("Atur barang dan uang muka");
        page = await page.Form().Fill("Goods", "").Fill("DownPayment", "1.000.000").Submit();
        page.ShouldShowError("Goods");
        page = await page.Form().Fill("Goods", "Mesin jahit Juki DDL-8700, 2 unit").Submit();

        page.ShouldShow("Rp13.000.000").ShouldShow("Rp720.000").ShouldShow("Rp13.720.000");
        var terms = await Terms(loan);
        terms.ShouldContain("Mesin jahit Juki DDL-8700, 2 unit");
        terms.ShouldContain(
            "Harga perolehan Rp13.000.000, uang muka Rp1.000.000, margin Rp720.000. Harga jual Rp13.720.000"
        );
        terms.ShouldContain("wakalah");
        terms.ShouldNotContain("potongan", Case.Insensitive, "a discount is never promised");
    }

    [Fact]
    public async Task Goods_cannot_change_once_signed_and_only_a_murabahah_has_them()
    {
        var signed = await Given.APayableLoan(Site, LoanMethod.Murabahah);
        var officer = await Site.Staff(Role.Officer);
        (await Broken(() => Site.Send(new DescribeSale(signed.Id, "Lain", Money.Zero), officer))).ShouldBe(
            LoanRules.PlannedBeforeSigning
        );
        var flat = await Given.AnApprovedLoan(Site, LoanMethod.Flat);
        (await Broken(() => Site.Send(new DescribeSale(flat.Id, "Lain", Money.Zero), officer))).ShouldBe(
            LoanRules.SaleOfMurabahah
        );
        var teller = await Site.As(await Site.Staff(Role.TreasuryMaker));
        (await teller.Get($"/workspace/loans/{flat.Id}/sale")).ShouldBe(HttpStatusCode.Forbidden);
        (await (await Site.As(officer)).Get($"/workspace/loans/{Id<Loan>.New()}/sale")).ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task The_agreement_is_called_by_its_contract()
    {
        foreach (
            var (method, kind) in new[]
            {
                (LoanMethod.InterestFree, AgreementKind.Qardh),
                (LoanMethod.Murabahah, AgreementKind.Murabahah),
                (LoanMethod.Annuity, AgreementKind.Loan),
            }
        )
        {
            var loan = await Given.AnApprovedLoan(Site, method);
            (
                await Site.Db(db =>
                    db.Agreements.Where(a => a.SubjectId == loan.Id.Value).Select(a => a.Kind).SingleAsync()
                )
            ).ShouldBe(kind);
        }
    }

    private static void SpeaksItsOwn(Page page)
    {
        Speaks(page);
        Regex
            .IsMatch(page.Text, @"\bjasa\b", RegexOptions.IgnoreCase)
            .ShouldBeFalse($"{page.Path} speaks of a service charge");
    }

    private static void Speaks(Page page) =>
        SpeaksOfInterest(page.Text).ShouldBeFalse($"{page.Path} speaks of interest");

    // As a word of its own: hubungan and tabungan are others.
    private static bool SpeaksOfInterest(string text) =>
        Regex.IsMatch(text, @"\bbunga(nya)?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private Task<string> Terms(GivenLoan loan) =>
        Site.Db(db => db.Agreements.Where(a => a.SubjectId == loan.Id.Value).Select(a => a.Terms).SingleAsync());

    private static async Task<Rule> Broken(Func<Task> act) => (await Should.ThrowAsync<RuleBrokenException>(act)).Rule;
}
