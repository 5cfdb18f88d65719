using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Loans;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

/// <summary>What is asked for beyond the schedule, and how two people give it up.</summary>
public sealed class LateChargesAndFeesTests : SiteTest
{
    [Fact]
    public async Task The_night_counts_a_late_charge_once_however_often_it_runs()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        foreach (var _ in Enumerable.Range(0, 2))
            await Site.RunJob("count-late-charges");

        var loan = await Loan(given);
        loan.Levies.ShouldHaveSingleItem().Amount.ShouldBe(new Money(10_600), "1% of Rp1.060.000");
        loan.OutstandingLevies.ShouldBe(new Money(10_600));
        (await Balance(Account.LateChargeReceivable(given.Reference))).ShouldBe(10_600);
        (await Site.Db(db => db.LedgerEvents.CountAsync(e => e.Kind == LedgerEventKind.LateChargeDue))).ShouldBe(1);
    }

    [Theory]
    [InlineData(LoanMethod.Flat, AccountKind.LateCharges)]
    [InlineData(LoanMethod.Murabahah, AccountKind.SocialFund)]
    public async Task A_late_charge_of_a_sharia_contract_goes_to_good_causes(LoanMethod method, AccountKind account)
    {
        var given = await ALateLoan(method);
        var treasurer = await Site.Staff(Role.TreasuryMaker);
        await Pay(given, 5_000_000, treasurer);

        (await Loan(given)).OutstandingLevies.ShouldBe(Money.Zero, "a payment counts what the night has not yet");
        var credited = await Site.Db(db =>
            db.LedgerEvents.Where(e => e.Kind == LedgerEventKind.LateChargeDue)
                .SelectMany(e => e.Transfers)
                .Select(t => t.Credit)
                .SingleAsync()
        );
        credited.Kind.ShouldBe(account);
        (await Balance(Account.LateChargeReceivable(given.Reference))).ShouldBe(0);
    }

    [Fact]
    public async Task A_backdated_payment_takes_a_late_charge_back()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        await Site.RunJob("count-late-charges");
        await Pay(given, 1_060_000, on: (await Loan(given)).Instalments.MinBy(i => i.No)!.DueOn);

        var loan = await Loan(given);
        loan.Levies.ShouldHaveSingleItem().CancelledByRun.ShouldNotBeNull();
        (loan.OutstandingLevies, loan.OutstandingPrincipal).ShouldBe((Money.Zero, new Money(11_000_000)));
        (await Balance(Account.LateChargeReceivable(given.Reference))).ShouldBe(0);
    }

    [Fact]
    public async Task A_cost_is_passed_on_with_its_proof_and_paid_before_the_charge()
    {
        var given = await Given.ADisbursedLoan(Site, LoanMethod.Flat);
        var visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var form = (await visitor.Open($"/workspace/loans/{given.Id}/fee"))
            .Form("[action$='/fee']")
            .Fill("Amount", "15.000")
            .Fill("Reason", "Biaya bank")
            .Attach("Proof", "bukti.png", Make.Png(), "image/png");
        (await form.Submit()).ShouldShow("Biaya bank");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await Loan(given)).Levies.Count.ShouldBe(1);
        (await Balance(Account.FeeReceivable(given.Reference))).ShouldBe(15_000);

        Clock.AdvanceDays(31);
        var receipt = await Pay(given, 1_075_000);
        (await Loan(given)).Instalments.MinBy(i => i.No)!.IsSettled.ShouldBeTrue();
        (await Balance(Account.FeeReceivable(given.Reference))).ShouldBe(0);
        visitor = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await visitor.Open($"/workspace/repayments/{receipt}/split");
        page.ShouldShow("biaya");
        page.ShouldShow("Rp15.000");
    }

    [Fact]
    public async Task One_person_proposes_a_waiver_and_another_approves_it()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        await Site.RunJob("count-late-charges");
        var maker = await Site.Staff(Role.TreasuryMaker);
        var visitor = await Site.As(maker);
        var page = await visitor.Open($"/workspace/loans/{given.Id}/waiver");
        page = await page.Form("[action$='/waiver']")
            .Choose("Component", "LateCharge")
            .Fill("Amount", "20.000")
            .Fill("Reason", "Sakit")
            .Submit();
        page.ShouldShowRule(LoanRules.WaivedWithinOwed);
        var form = page.Form("[action$='/waiver']").Fill("Amount", "10.600");
        page = await form.Submit();
        page.ShouldShow("UP-2026-");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        var proposal = await Site.Db(db => db.LoanProposals.Select(p => p.Id).SingleAsync());
        var own = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new ApproveLoanProposal(proposal), maker with { Roles = [Role.TreasuryChecker] })
        );
        own.Rule.ShouldBe(LoanRules.DecidedByAnother);

        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        page = await checker.Open($"/workspace/loan-proposals/{proposal}");
        (await page.Form("[action$='/approve']").Submit()).ShouldBe(HttpStatusCode.OK);
        var loan = await Loan(given);
        loan.OutstandingLevies.ShouldBe(Money.Zero);
        (await Balance(Account.LateChargeReceivable(given.Reference))).ShouldBe(0);
        loan.Repayments.ShouldHaveSingleItem().Kind.ShouldBe(RepaymentKind.Waiver);
    }

    [Fact]
    public async Task A_proposal_that_is_not_followed_changes_nothing()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        await Site.RunJob("count-late-charges");
        var proposal = await Site.Send(
            new ProposeWaiver(given.Id, DueComponent.LateCharge, new Money(600), "Sakit", null),
            await Site.Staff(Role.Officer)
        );
        var stranger = await Site.Staff(Role.Officer);
        var taken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new RefuseLoanProposal(proposal, "Bukan milik saya"), stranger)
        );
        taken.Rule.ShouldBe(LoanRules.TakenBackByProposer);
        var checker = await Site.As(await Site.Staff(Role.DecisionMaker));
        var page = await checker.Open($"/workspace/loan-proposals/{proposal}");
        page = await page.Form("[action$='/refuse']").Fill("Form.Reason", "Tidak ada bukti").Submit();
        page.ShouldBe(HttpStatusCode.OK);
        (await Loan(given)).OutstandingLevies.ShouldBe(new Money(10_600));
        var other = await Site.Staff(Role.DecisionMaker);
        await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new RefuseLoanProposal(proposal, "Lagi"), other));
    }

    [Fact]
    public async Task Days_of_hardship_cost_nothing_and_their_late_charges_are_taken_back()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        await Site.RunJob("count-late-charges");
        var visitor = await Site.As(await Site.Staff(Role.Officer));
        var page = await visitor.Open($"/workspace/loans/{given.Id}/hardship");
        page = await page.Form("[action$='/hardship']")
            .Fill("From", (await Loan(given)).DisbursedOn!.Value.ToString("yyyy-MM-dd"))
            .Fill("Reason", "Banjir")
            .Submit();
        page.ShouldShow("Banjir");
        var proposal = await Site.Db(db => db.LoanProposals.Select(p => p.Id).SingleAsync());
        await Site.Send(new ApproveLoanProposal(proposal), await Site.Staff(Role.TreasuryChecker));

        Clock.AdvanceDays(60);
        await Site.RunJob("count-late-charges");
        (await Loan(given)).OutstandingLevies.ShouldBe(Money.Zero);
        (await Balance(Account.LateChargeReceivable(given.Reference))).ShouldBe(0);
    }

    [Fact]
    public async Task Another_regions_proposals_are_not_found_and_strangers_may_not_propose()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        var proposal = await Site.Send(
            new ProposeHardship(given.Id, Clock.Today(), null, "Sakit", null),
            await Site.Staff(Role.Officer)
        );
        var far = await Site.As(await Site.Staff(Role.TreasuryChecker, RegionCode.Parse("3601")));
        (await far.Get($"/workspace/loan-proposals/{proposal}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var officer = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3601")));
        foreach (var path in (string[])["waiver", "hardship", "write-off", "runs/2", "instalments/1"])
            (await officer.Get($"/workspace/loans/{given.Id}/{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));
        foreach (var path in (string[])["fee", "waiver", "hardship", "write-off"])
            (await auditor.Get($"/workspace/loans/{given.Id}/{path}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await Should.ThrowAsync<ForbiddenException>(async () =>
            await Site.Send(new ApproveLoanProposal(proposal), await Site.Staff(Role.Officer))
        );
    }

    /// <summary>Disbursed, the first instalment 5 days late; 1% of it once after 3 days.</summary>
    private async Task<GivenLoan> ALateLoan(LoanMethod method)
    {
        var given = await Given.ADisbursedLoan(
            Site,
            method,
            change: terms =>
                terms with
                {
                    LateCharge = new LateChargeTerms
                    {
                        Kind = LateChargeKind.Percent,
                        BasisPoints = 100,
                        GraceDays = 3,
                    },
                }
        );
        Clock.Set((await Loan(given)).Instalments.MinBy(i => i.No)!.PayableOn.AddDays(5));
        return given;
    }

    private async Task<Id<Receipt>> Pay(GivenLoan given, long rupiah, TestActor? by = null, DateOnly? on = null) =>
        await Site.Send(
            new RecordRepayment(given.Id, new Money(rupiah), on ?? Clock.Today(), ReceiptMethod.Cash, null, null),
            by ?? await Site.Staff(Role.TreasuryMaker)
        );

    private Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));

    private Task<long> Balance(Account account) =>
        Site.InScope(services => services.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));
}
