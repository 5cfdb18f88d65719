using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class PayingOutInPartsTests : LoanTest
{
    [Fact]
    public async Task The_officer_plans_parts_before_signing_and_the_agreement_names_them()
    {
        var given = await Given.AnApprovedLoan(Site, LoanMethod.Flat);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/loans/{given.Id}");
        page = await page.Follow("Atur pencairan bertahap");
        var second = $"{Clock.Today().AddDays(45):yyyy-MM-dd}";
        page = await page.Form("[action$='/tranches']")
            .Fill("Parts[0].Amount", "5.000.000")
            .Fill("Parts[1].Amount", "5.000.000")
            .Fill("Parts[1].PlannedOn", second)
            .Submit();
        page.ShouldShowRule(TrancheRules.SumToPrincipal);
        var form = page.Form("[action$='/tranches']")
            .Fill("Parts[0].Amount", "")
            .Fill("Parts[0].Share", "40")
            .Fill("Parts[1].Amount", "")
            .Fill("Parts[1].Share", "60")
            .Fill("Parts[1].Need", "FieldVisit");
        (await form.Submit()).ShouldShow("Rp7.200.000").ShouldShow("Kunjungan petugas");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        var loan = await Loan(given);
        loan.Tranches.OrderBy(t => t.No).Select(t => t.Amount.Rupiah).ShouldBe([4_800_000, 7_200_000]);
        loan.Instalments.Sum(i => i.Principal.Rupiah).ShouldBe(12_000_000);
        (
            await Site.Db(db => db.Agreements.Where(a => a.Id == loan.AgreementId).Select(a => a.Terms).SingleAsync())
        ).ShouldContain("Tahap 2: Rp7.200.000");

        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));
        (await treasurer.Get($"/workspace/loans/{given.Id}/tranches")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3601")));
        (await elsewhere.Get($"/workspace/loans/{given.Id}/tranches")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Each_part_is_a_payout_of_its_own_once_the_visit_is_recorded_and_what_is_out_is_owed()
    {
        var given = await InTwoParts(LoanMethod.EqualPrincipal);
        await Site.PayOut(given);
        var loan = await Loan(given);
        (loan.OutstandingPrincipal, loan.ToCome).ShouldBe((new Money(5_000_000), new Money(7_000_000)));
        await BooksShouldAgree(given);
        await PortfolioShouldSay(loan);
        Clock.AdvanceDays(31);
        await Pay(given, loan.Instalments.OrderBy(i => i.No).First().Total.Rupiah);
        Clock.AdvanceDays(14);

        var second = loan.Tranches.Single(t => t.No == 2).Id;
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Should.ThrowAsync<NotFoundException>(() =>
            Site.Send(new PreparePayout(PayoutPurpose.LoanTranche, second.Value, "Tahap 2"), maker)
        );
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await (await officer.Open($"/workspace/loans/{given.Id}")).Follow("Catat kunjungan");
        var form = page.Form("[action$='/visit']")
            .Fill("VisitedOn", $"{Clock.Today():yyyy-MM-dd}")
            .Fill("Note", "Mesin jahit terbeli dan dipakai")
            .Attach("Photo", "kunjungan.png", Make.Png(), "image/png");
        (await form.Submit()).ShouldShow("Mesin jahit terbeli dan dipakai");
        var officerAgain = await Site.Staff(Role.Officer);
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(
                    new RecordTrancheVisit(given.Id, 2, Clock.Today(), "Lagi", Make.Upload("foto.png")),
                    officerAgain
                )
            )
        ).Rule.ShouldBe(TrancheRules.VisitWanted);

        var treasurer = await Site.As(maker);
        (await treasurer.Open("/workspace")).ShouldShowText("workspace.task.prepare-loan-tranche");
        (await treasurer.Open($"/workspace/loans/{given.Id}")).ShouldShow("Siap dicairkan");
        await Site.PayOut(PayoutPurpose.LoanTranche, second.Value);

        loan = await Loan(given);
        (loan.Disbursed, loan.ToCome, loan.ScheduleNo).ShouldBe((new Money(12_000_000), Money.Zero, 3));
        loan.Instalments.Sum(i => i.Principal.Rupiah).ShouldBe(12_000_000);
        await BooksShouldAgree(given);
        await PortfolioShouldSay(loan);
        var row = loan.Instalments.OrderBy(i => i.No).ElementAt(1);
        (await treasurer.Open($"/workspace/loans/{given.Id}/instalments/{row.No}")).ShouldShow(
            "Tahap 2 sebesar Rp7.000.000"
        );
        var borrower = await Site.As(given.Borrower.Actor);
        page = await borrower.Open($"/portal/loans/{given.Id}");
        page.ShouldShow("Pencairan bertahap");
        page.ShouldNotShow("Mesin jahit terbeli");
        var statement = await Site.Send(
            new IssueLoanDocument(given.Id, DocumentKind.LoanStatement),
            await Site.Staff(Role.Officer)
        );
        (await borrower.Get($"/files/{statement}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var open in loan.Instalments.Where(i => !i.IsSettled).OrderBy(i => i.DueOn).ToList())
            await Pay(given, open.Unpaid.Rupiah);
        (await Loan(given)).Status.ShouldBe(LoanStatus.Repaid);
        await BooksShouldAgree(given);
        (await Site.Send(new VerifyLedger(), await Site.Staff(Role.Auditor))).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_people_cancel_what_is_not_out_and_its_promise_returns_to_the_ceiling()
    {
        var given = await InTwoParts(LoanMethod.Flat, visit: false);
        await Site.PayOut(given);
        Clock.AdvanceDays(10);
        var officer = await Site.Staff(Role.Officer);
        var visitor = await Site.As(officer);
        var page = await (await visitor.Open($"/workspace/loans/{given.Id}")).Follow("Batalkan sisa pencairan");
        (await page.Form("[action$='/cancel']").Submit()).ShouldShowError("Reason");
        page = await page.Form("[action$='/cancel']").Fill("Reason", "Mesin tidak jadi dibeli").Submit();
        page.ShouldShow("Mesin tidak jadi dibeli");
        var proposal = await Site.Db(db => db.LoanProposals.Select(p => p.Id).SingleAsync());
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new ApproveLoanProposal(proposal), officer with { Roles = [Role.TreasuryChecker] })
            )
        ).Rule.ShouldBe(LoanRules.DecidedByAnother);

        var maker = await Site.Staff(Role.TreasuryMaker);
        var tranche = (await Loan(given)).Tranches.Single(t => t.No == 2).Id;
        var payout = await Site.Send(new PreparePayout(PayoutPurpose.LoanTranche, tranche.Value, "Tahap 2"), maker);
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        page = await checker.Open($"/workspace/loan-proposals/{proposal}");
        (await page.Form("[action$='/approve']").Submit()).ShouldShowRule(TrancheRules.NoneUnderWay);
        await Site.Send(new CancelPayout(payout, "Batal"), maker);
        page = await checker.Open($"/workspace/loan-proposals/{proposal}");
        var form = page.Form("[action$='/approve']");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        var loan = await Loan(given);
        (loan.Disbursed, loan.ToCome, loan.CancelledPrincipal).ShouldBe(
            (new Money(5_000_000), Money.Zero, new Money(7_000_000))
        );
        loan.Versions.MaxBy(v => v.No)!.Cause.ShouldBe(ScheduleCause.TranchesCancelled);
        (await Balance(Account.Committed(given.Reference))).ShouldBe(0);
        await BooksShouldAgree(given);
        (await Site.Send(new VerifyLedger(), await Site.Staff(Role.Auditor))).IsSound.ShouldBeTrue();
    }

    /// <summary>The book of today and that of the day as it is known now both hold what is out.</summary>
    private async Task PortfolioShouldSay(Loan loan)
    {
        var (day, now) = (Clock.Today(), Clock.GetUtcNow());
        var books = await Site.Db(db =>
            db.Database.SqlQuery<long>(
                    $"""
                    select outstanding as "Value" from loans.book_as_of({day}, {now})
                    union all select outstanding from loans.book_today({day})
                    union all select principal from loans.book_as_of({day}, {now})
                    union all select principal from loans.book_today({day})
                    """
                )
                .ToListAsync()
        );
        var (owed, lent) = (loan.OutstandingPrincipal.Rupiah, loan.Disbursed.Rupiah);
        books.ShouldBe([owed, owed, lent, lent]);
    }

    private Task<GivenLoan> InTwoParts(LoanMethod method, bool visit = true) =>
        Given.APayableLoan(
            Site,
            method,
            parts:
            [
                new TrancheTerms(new Money(5_000_000), 0, Clock.Today(), TrancheNeed.Nothing),
                new TrancheTerms(
                    new Money(7_000_000),
                    0,
                    Clock.Today().AddDays(45),
                    visit ? TrancheNeed.FieldVisit : TrancheNeed.Nothing
                ),
            ]
        );

    private Task<long> Balance(Account account) =>
        Site.InScope(services => services.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));
}
