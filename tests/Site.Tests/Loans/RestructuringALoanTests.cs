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

public sealed class RestructuringALoanTests : LoanTest
{
    [Fact]
    public async Task The_officer_compares_three_ways_and_proposes_one_another_approves_and_the_borrower_agrees()
    {
        var given = await ALateLoan(LoanMethod.Annuity);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/loans/{given.Id}/restructure");
        page = await page.Form("Bandingkan")
            .Fill("Holiday", "4")
            .Fill("More", "9")
            .Fill("Instalment", "500.000")
            .Submit();
        foreach (var way in Enum.GetValues<RestructuringWay>())
            page.ShouldShow(page.Visitor.Language == "id" ? Words(way) : way.ToString());
        var form = page.Form("Kirim usulan")
            .Choose("Way", "Extend")
            .Fill("Reason", "Panen gagal karena banjir")
            .Attach("Document", "surat.png", Make.Png(), "image/png");
        page = (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        page.ShouldShow("Panen gagal karena banjir");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        var proposal = await Proposal();
        (proposal.Periods, proposal.Status).ShouldBe((9, RestructuringStatus.Proposed));

        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        (await checker.Open("/workspace")).ShouldShow(given.Borrower.Name);
        page = await checker.Open($"/workspace/restructurings/{proposal.Id}");
        (await page.Form("[action$='/approve']").Submit()).ShouldBe(HttpStatusCode.OK);

        var borrower = await Site.As(given.Borrower.Actor);
        (await borrower.Open("/portal")).ShouldShowText("portal.next-do.agree-restructuring");
        page = await borrower.Open($"/portal/restructurings/{proposal.Id}");
        form = page.Form("[action$='/agree']");
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);
        (await form.Submit()).ShouldBe(HttpStatusCode.OK);

        var loan = await Loan(given);
        (loan.ScheduleNo, loan.Versions[^1].Cause).ShouldBe((2, ScheduleCause.Extended));
        loan.Instalments.Where(i => !i.IsSettled).Sum(i => i.Total.Rupiah).ShouldBe(proposal.After.Total.Rupiah);
        loan.OldestUnpaidOn!.Value.ShouldBeGreaterThan(Clock.Today());
        loan.QualityOn(Clock.Today()).ShouldBe(Collectability.SpecialMention, "late stays visible");
        await BooksShouldAgree(given);
        (await borrower.Open($"/portal/loans/{given.Id}")).ShouldShow("Versi 2 · Jangka waktu diperpanjang");
        (await Addenda(proposal)).ShouldBe(1, "the draft is revoked, the agreed one holds");
        (await Site.Send(new PortfolioReport())).Total.Par30.ShouldBe(
            loan.OutstandingPrincipal,
            "restructured counts as at risk"
        );
    }

    [Theory]
    [InlineData(LoanMethod.InterestFree, RestructuringWay.Postpone)]
    [InlineData(LoanMethod.Flat, RestructuringWay.Lower)]
    [InlineData(LoanMethod.EqualPrincipal, RestructuringWay.Postpone)]
    [InlineData(LoanMethod.Murabahah, RestructuringWay.Extend)]
    public async Task The_new_schedule_is_paid_to_the_end_of_every_method(LoanMethod method, RestructuringWay way)
    {
        var given = await ALateLoan(method);
        var price = Money.Sum((await Loan(given)).Instalments.Select(i => i.Total));
        var proposal = await Approved(given, way);
        await Site.Send(
            new RecordRestructuringAgreement(proposal, Make.Upload("addendum.png")),
            await Site.Staff(Role.Officer)
        );
        await BooksShouldAgree(given);
        foreach (var row in (await Loan(given)).Instalments.Where(i => !i.IsSettled).OrderBy(i => i.DueOn).ToList())
        {
            Clock.Set(row.DueOn);
            await Pay(given, row.Unpaid.Rupiah);
        }
        var loan = await Loan(given);
        (loan.Status, loan.KeptQuality, loan.RestructuredOn.HasValue).ShouldBe((LoanStatus.Repaid, null, true));
        if (method == LoanMethod.Murabahah)
            Money.Sum(loan.Instalments.Select(i => i.Total)).ShouldBe(price);
        await BooksShouldAgree(given);
    }

    [Fact]
    public async Task The_proposer_never_approves_and_money_that_comes_in_makes_a_new_proposal_needed()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        var officer = await Site.Staff(Role.Officer);
        var proposal = await Propose(given, RestructuringWay.Extend, officer);
        var own = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new ApproveRestructuring(proposal), officer with { Roles = [Role.TreasuryChecker] })
        );
        own.Rule.ShouldBe(RestructuringRules.ApprovedByAnother);
        (
            await Should.ThrowAsync<RuleBrokenException>(() => Propose(given, RestructuringWay.Lower, officer))
        ).Rule.ShouldBe(RestructuringRules.OneAtATime);

        await Pay(given, 100_000);
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open($"/workspace/restructurings/{proposal}");
        page = await page.Form("[action$='/approve']").Submit();
        page.ShouldShowRule(RestructuringRules.LoanUnchangedSince);

        await Site.Send(new WithdrawRestructuring(proposal, "Ada pembayaran"), officer);
        await Propose(given, RestructuringWay.Lower, officer);
    }

    [Fact]
    public async Task After_its_days_a_proposal_holds_no_more()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        var proposal = await Approved(given, RestructuringWay.Postpone);
        Clock.AdvanceDays(LoanRestructuring.ValidDays + 1);
        var borrower = await Site.As(given.Borrower.Actor);
        var page = await borrower.Open($"/portal/restructurings/{proposal}");
        (await page.Form("[action$='/agree']").Submit()).ShouldShowRule(RestructuringRules.StillValid);
    }

    [Fact]
    public async Task A_borrower_may_decline_and_a_checker_may_refuse_and_the_schedule_stays()
    {
        var given = await ALateLoan(LoanMethod.Annuity);
        var proposal = await Approved(given, RestructuringWay.Lower);
        var borrower = await Site.As(given.Borrower.Actor);
        var page = await borrower.Open($"/portal/restructurings/{proposal}");
        page = await page.Form("[action$='/decline']").Fill("Reason", "Saya sudah punya uang").Submit();
        page.ShouldBe(HttpStatusCode.OK);
        (await Addenda(await Proposal())).ShouldBe(0);

        var second = await Propose(given, RestructuringWay.Extend, await Site.Staff(Role.Officer));
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        page = await checker.Open($"/workspace/restructurings/{second}");
        page = await page.Form("[action$='/refuse']").Submit();
        page.ShouldShowError("Form.Reason");
        page = await page.Form("[action$='/refuse']").Fill("Form.Reason", "Belum perlu").Submit();
        page.ShouldShow("Belum perlu");
        (await Loan(given)).ScheduleNo.ShouldBe(1);
    }

    [Fact]
    public async Task Foreign_proposals_are_not_found_and_others_are_not_let_in()
    {
        var given = await ALateLoan(LoanMethod.Flat);
        var proposal = await Propose(given, RestructuringWay.Extend, await Site.Staff(Role.Officer));
        var elsewhere = await Site.As(await Site.Staff(Role.TreasuryChecker, RegionCode.Parse("3601")));
        (await elsewhere.Get($"/workspace/restructurings/{proposal}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Get($"/workspace/loans/{given.Id}/restructure")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var borrower = await Site.As(given.Borrower.Actor);
        (await borrower.Get($"/portal/restructurings/{proposal}")).Status.ShouldBe(
            HttpStatusCode.NotFound,
            "not approved"
        );
        await Approve(proposal);
        var other = (await Given.AVerifiedReturnee(Site)).Actor;
        var stranger = await Site.As(other);
        (await stranger.Get($"/portal/restructurings/{proposal}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<Application.Abstractions.NotFoundException>(() =>
            Site.Send(new AgreeToRestructuring(proposal), other)
        );
    }

    private async Task<GivenLoan> ALateLoan(LoanMethod method)
    {
        var given = await Given.ADisbursedLoan(Site, method);
        Clock.AdvanceDays(40);
        await Pay(given, 700_000);
        Clock.AdvanceDays(40);
        return given;
    }

    private async Task<Id<LoanRestructuring>> Propose(GivenLoan given, RestructuringWay way, TestActor by) =>
        await Site.Send(
            new ProposeRestructuring(
                given.Id,
                way,
                way == RestructuringWay.Postpone ? 3 : 6,
                new Money(800_000),
                "Usaha sepi",
                Make.Upload("surat.png")
            ),
            by
        );

    private async Task<Id<LoanRestructuring>> Approved(GivenLoan given, RestructuringWay way)
    {
        var proposal = await Propose(given, way, await Site.Staff(Role.Officer));
        await Approve(proposal);
        return proposal;
    }

    private async Task Approve(Id<LoanRestructuring> proposal) =>
        await Site.Send(new ApproveRestructuring(proposal), await Site.Staff(Role.TreasuryChecker));

    private Task<LoanRestructuring> Proposal() =>
        Site.Db(db => db.LoanRestructurings.AsNoTracking().OrderByDescending(r => r.Id).FirstAsync());

    private Task<int> Addenda(LoanRestructuring proposal) =>
        Site.Db(db =>
            db.IssuedDocuments.CountAsync(d =>
                d.SubjectId == proposal.Id.Value && d.Kind == DocumentKind.ScheduleAddendum && d.RevokedAt == null
            )
        );

    private static string Words(RestructuringWay way) =>
        SiteTexts.Of("loans.restructuring-way." + way.ToString().ToLowerInvariant(), "id");
}
