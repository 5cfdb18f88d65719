using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class LoanPagesTests : SiteTest
{
    [Fact]
    public async Task The_treasurer_sees_the_split_before_a_payment_is_saved_and_saving_twice_counts_once()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await visitor.Open($"/workspace/loans/{given.Id}/repayment");
        page = await page.Form("[action$='/repayment/check']").Fill("Amount", "500.000").Submit();
        page.ShouldBe(HttpStatusCode.OK);
        page.ShouldShow("Lima ratus ribu rupiah");
        page.ShouldShow("jasa angsuran 1: Rp60.000");
        page.ShouldShow("pokok angsuran 1: Rp440.000");

        var form = page.Form("[action$='/repayment']").Choose("Method", "Cash");
        (await form.Submit()).ShouldShow("KW-2026-");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        (await Loan(given)).Repayments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_transfer_without_proof_or_reference_is_refused_with_the_rule()
    {
        var given = await Given.ADisbursedLoan(Site);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await visitor.Open(
            $"/workspace/loans/{given.Id}/repayment/check?Amount=100000&ReceivedOn=2026-11-20"
        );
        page = await page.Form("[action$='/repayment']").Choose("Method", "Transfer").Submit();
        page.ShouldShowRule(PaymentRules.TransferNeedsProof);
    }

    [Fact]
    public async Task An_amount_nobody_can_read_stays_with_its_error()
    {
        var given = await Given.ADisbursedLoan(Site);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await visitor.Get(
            $"/workspace/loans/{given.Id}/repayment/check?Amount=seribu&ReceivedOn=2026-11-20"
        );
        page.ShouldShowError("Amount");
    }

    [Fact]
    public async Task A_borrower_announces_with_a_proof_and_the_treasurer_matches()
    {
        var given = await Given.ADisbursedLoan(Site);
        var borrower = await Site.As(given.Borrower.Actor);
        var page = await borrower.Open($"/portal/loans/{given.Id}/announce");
        page = await page.Form("[action$='/announce']")
            .Fill("Amount", "1.000.000")
            .Attach("Proof", "bukti.png", Make.Png(), "image/png")
            .Submit();
        page.ShouldBe(HttpStatusCode.OK);
        page.ShouldShow("Rp1.000.000");

        var receipt = await Site.Db(db => db.Receipts.Select(r => r.Id).SingleAsync());
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var match = await treasurer.Open($"/workspace/repayments/{receipt}");
        var form = match.Form($"[action='/workspace/repayments/{receipt}']").Fill("Amount", "900.000");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        var loan = await Loan(given);
        loan.Repayments.ShouldHaveSingleItem().Amount.ShouldBe(new Money(900_000));
        (await borrower.Open($"/portal/loans/{given.Id}")).ShouldShow("pokok angsuran 1: Rp900.000");
    }

    [Fact]
    public async Task An_announcement_is_refused_with_a_reason_the_borrower_reads()
    {
        var given = await Given.ADisbursedLoan(Site);
        var receipt = await Announce(given);
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await treasurer.Open($"/workspace/repayments/{receipt}/refuse");
        await page.Form("[action$='/refuse']").Fill("Form.Reason", "Uang belum masuk").Submit();

        (await (await Site.As(given.Borrower.Actor)).Open($"/portal/loans/{given.Id}")).ShouldShow("Uang belum masuk");
        (await Loan(given)).Repayments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_person_reverses_a_receipt_with_a_reason()
    {
        var given = await Given.ADisbursedLoan(Site);
        var receipt = await Pay(given);
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open($"/workspace/repayments/{receipt}/reverse");
        page = await page.Form("[action$='/reverse']").Submit();
        page.ShouldShowError("Form.Reason");
        page = await page.Form("[action$='/reverse']").Fill("Form.Reason", "Salah orang").Submit();
        page.ShouldBe(HttpStatusCode.OK);
        page.ShouldShow("Salah orang");
    }

    [Theory]
    [InlineData(Role.Officer, "repayment", HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, "repayment", HttpStatusCode.Forbidden)]
    [InlineData(Role.Reviewer, "", HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, "", HttpStatusCode.OK)]
    [InlineData(Role.Officer, "plan", HttpStatusCode.OK)]
    [InlineData(Role.TreasuryMaker, "plan", HttpStatusCode.Forbidden)]
    public async Task Only_those_whose_work_it_is_open_a_loans_pages(Role role, string page, HttpStatusCode status)
    {
        var given = await Given.ADisbursedLoan(Site);
        var visitor = await Site.As(await Site.Staff(role));
        (await visitor.Get($"/workspace/loans/{given.Id}/{page}")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Another_persons_loan_or_another_regions_is_not_found()
    {
        var given = await Given.ADisbursedLoan(Site);
        var receipt = await Pay(given);
        var stranger = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);
        foreach (var path in (string[])["", "/announce"])
            (await stranger.Get($"/portal/loans/{given.Id}{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var officer = await Site.As(await Site.Staff(Role.TreasuryMaker, RegionCode.Parse("3601")));
        foreach (var path in (string[])[$"loans/{given.Id}", $"loans/{given.Id}/repayment", $"repayments/{receipt}"])
            (await officer.Get($"/workspace/{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.Open("/workspace/loans")).ShouldNotShow(given.Reference);
    }

    [Fact]
    public async Task The_list_filters_by_lateness_searches_and_sorts()
    {
        var given = await Given.ADisbursedLoan(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        (await officer.Open("/workspace/loans?collectability=Current")).ShouldShow(given.Reference);
        Clock.AdvanceDays(130);
        officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open(
            $"/workspace/loans?collectability=Substandard&status=Disbursed&region=3603&sort=-late&q={given.Borrower.Name.Split(' ')[1]}"
        );
        page.ShouldShow(given.Reference);
        page.ShouldShow("Terlambat 99 hari");
        (await officer.Open($"/workspace/loans?q={given.Reference}&sort=outstanding")).ShouldShow(given.Reference);
        (await officer.Open("/workspace/loans?collectability=Current")).ShouldNotShow(given.Reference);
        using var file = await officer.Fetch("/workspace/loans/csv");
        (await file.Content.ReadAsStringAsync()).ShouldContain(given.Reference);
    }

    [Fact]
    public async Task The_portfolio_counts_whole_balances_at_risk()
    {
        await Given.ADisbursedLoan(Site, principal: 12_000_000);
        var good = await Given.ADisbursedLoan(Site, principal: 6_000_000);
        await Pay(good, 1_500_000);
        Clock.AdvanceDays(65);

        var portfolio = (await Site.Send(new PortfolioReport())).Total;

        (portfolio.Loans, portfolio.LateLoans).ShouldBe((2, 1));
        portfolio.Outstanding.ShouldBe(new Money(16_500_000));
        portfolio.Par30.ShouldBe(new Money(12_000_000));
        portfolio.Par30BasisPoints.ShouldBe(7273);
        portfolio.Par90.ShouldBe(Money.Zero);
        portfolio.Arrears.ShouldBe(new Money(2_000_000));
        (await (await Site.As(await Site.Staff(Role.Officer))).Open("/workspace/loans/portfolio")).ShouldShow("72,73%");
    }

    [Fact]
    public async Task Letters_are_made_as_pdf_and_read_by_the_borrower()
    {
        var given = await Given.ADisbursedLoan(Site);
        await Pay(given);
        var borrower = await Site.As(given.Borrower.Actor);
        var page = await borrower.Open($"/portal/loans/{given.Id}");
        foreach (var button in (string[])["Buat rekening koran", "Buat kartu angsuran"])
            (await page.Form(button).Submit()).Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Db(db => db.IssuedDocuments.CountAsync(d => d.SubjectId == given.Id.Value))).ShouldBe(2);
    }

    [Fact]
    public async Task The_officer_sets_the_schedule_and_the_agreement_carries_every_instalment()
    {
        var given = await Given.AnApprovedLoan(Site, LoanMethod.Annuity);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/loans/{given.Id}/plan");
        page = await page.Form("[action$='/plan']").Fill("Periods", "99").Submit();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldShow("Produk ini dibayar dalam 3 sampai 24 angsuran.");
        page = await page.Form("[action$='/plan']").Fill("Periods", "18").Fill("PlannedOn", "2026-12-01").Submit();
        page.ShouldBe(HttpStatusCode.OK);

        var terms = await Site.Db(db =>
            db.Agreements.Where(a => a.SubjectId == given.Id.Value).Select(a => a.Terms).SingleAsync()
        );
        terms.ShouldContain("Angsuran 18, jatuh tempo 1 Juni 2028");
    }

    [Fact]
    public async Task A_revised_product_is_a_new_version_and_a_loan_keeps_its_own()
    {
        var given = await Given.AnApprovedLoan(Site, LoanMethod.Flat);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var id = await Site.Db(db => db.LoanProducts.Select(p => p.Id).SingleAsync());
        (await visitor.Open("/workspace/loan-products")).ShouldShow("Pinjaman Flat");
        var page = await visitor.Open($"/workspace/loan-products/{id}");
        page.ShouldShow("Rp600.000");
        page = await page.Form($"[action='/workspace/loan-products/{id}']").Fill("AnnualRate", "9").Submit();
        page.ShouldBe(HttpStatusCode.OK);
        page.ShouldShow("versi 2");

        var loan = await Loan(given);
        (loan.ProductVersion, loan.Product.RateBasisPoints).ShouldBe((1, 600));
    }

    [Fact]
    public async Task A_new_product_with_a_used_code_is_refused_beside_the_code()
    {
        var code = await Given.ALoanProduct(Site);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await visitor.Open("/workspace/loan-products/new");
        page = await page.Form("[action='/workspace/loan-products/new']")
            .Fill("Code", code)
            .Fill("Name", "Lain")
            .Fill("Lender", "Koperasi")
            .Submit();
        page.ShouldShowError("Code");
    }

    [Fact]
    public async Task Instalments_payable_on_a_day_are_found_for_the_reminders()
    {
        var given = await Given.ADisbursedLoan(Site);
        var due = await Site.Send(new InstalmentsDue(new DateOnly(2026, 12, 21)));
        due.ShouldHaveSingleItem().LoanReference.ShouldBe(given.Reference);
        (due[0].No, due[0].Unpaid, due[0].DueOn).ShouldBe((1, 1_000_000, new DateOnly(2026, 12, 20)));
        await Pay(given, 1_000_000);
        (await Site.Send(new InstalmentsDue(new DateOnly(2026, 12, 21)))).ShouldBeEmpty();
    }

    private async Task<Id<Receipt>> Pay(GivenLoan given, long rupiah = 500_000) =>
        await Site.Send(
            new RecordRepayment(given.Id, new Money(rupiah), Clock.Today(), ReceiptMethod.Cash, null, null),
            await Site.Staff(Role.TreasuryMaker)
        );

    private Task<Id<Receipt>> Announce(GivenLoan given) =>
        Site.Send(
            new AnnounceRepayment(given.Id, new Money(700_000), Clock.Today(), null, Make.Upload("bukti.png")),
            given.Borrower.Actor
        );

    private Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));
}
