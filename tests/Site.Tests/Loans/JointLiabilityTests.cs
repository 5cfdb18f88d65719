using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Loans;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Site.Tests.Accounts;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Loans;

public sealed class JointLiabilityTests : SiteTest
{
    [Fact]
    public async Task A_group_is_formed_signed_by_all_and_only_then_paid_out()
    {
        List<GivenLoan> loans = [];
        for (var i = 0; i < 3; i++)
            loans.Add(await Given.APayableLoan(Site));
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open("/workspace/loan-groups/new");
        page = await page.Form()
            .Fill("Name", "Mawar")
            .Fill("LeaderLoanId", loans[0].Id.ToString())
            .Fill("MeetingPlace", "Rumah Bu Ketua, 09.00")
            .Submit();
        page.ShouldShow("Kelompok dibentuk.");
        page.ShouldNotShow("Minta semua menandatangani");
        page = await page.Follow("Atur anggota");
        foreach (var loan in loans.Skip(1))
            page = await page.Form($"admit-{loan.Id}").Submit();
        var group = await Group();
        group.Members.Count.ShouldBe(3);
        (await Ready()).ShouldBeEmpty("no money before all have signed");

        page = await officer.Open($"/workspace/loan-groups/{group.Id}");
        page = await (await page.Follow("Minta semua menandatangani")).Form().Submit();
        page.ShouldShow("Menunggu tanda tangan");
        foreach (var loan in loans)
            await Sign(loan);

        (await Group()).Status.ShouldBe(GroupStatus.Bound);
        (await Ready()).ShouldBe(loans.Select(l => l.Id), ignoreOrder: true);
        (await officer.Open($"/workspace/loan-groups/{group.Id}")).ShouldShow("Tanggung renteng berlaku");
    }

    [Fact]
    public async Task Who_paid_for_whom_is_written_down_settled_and_leaves_the_books_and_the_record_clean()
    {
        var group = await Given.ABoundGroup(Site);
        foreach (var member in group.Members)
            await Site.PayOut(member);
        Clock.AdvanceDays(31);
        var (covered, covering) = (group.Members[1], group.Members[2]);
        await Pay(covered, 1_000_000);
        var teller = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await teller.Open($"/workspace/loan-groups/{group.Id}");
        page = await (await page.Follow("Catat yang menanggung"))
            .Form()
            .Fill("CoveringLoanId", covering.Id.ToString())
            .Fill("Amount", "700.000")
            .Submit();

        page.ShouldShow("Dicatat siapa yang menanggung.");
        page.ShouldShow("Rp700.000");
        var loan = await Loan(covered);
        (loan.OutstandingPrincipal.Rupiah, loan.OldestUnpaidOn).ShouldBe((11_000_000, new DateOnly(2027, 1, 20)));
        (await Site.Send(new BorrowerGroupDetail(group.Id)))
            .Members.Single(m => m.LoanId == covered.Id)
            .Arrears.ShouldBe(Money.Zero);
        (await Site.Send(new VerifyLedger())).IsSound.ShouldBeTrue();

        page = await (await page.Follow("Catat penggantian")).Form().Fill("Amount", "800.000").Submit();
        page.ShouldShowRule(GroupRules.SettledWithinCover);
        page = await page.Form().Fill("Amount", "300.000").Submit();
        page.ShouldShow("Rp400.000");
        page = await (await page.Follow("Catat penggantian")).Form().Submit();
        page.ShouldShow("Sudah diganti");
    }

    [Fact]
    public async Task Nobody_covers_the_own_loan_or_more_than_came_in()
    {
        var group = await Given.ABoundGroup(Site);
        foreach (var member in group.Members)
            await Site.PayOut(member);
        await Pay(group.Members[0], 500_000);
        var teller = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var page = await teller.Open($"/workspace/loan-groups/{group.Id}/covers/new");
        page = await page.Form().Fill("CoveringLoanId", group.Members[0].Id.ToString()).Submit();
        page.ShouldShowRule(GroupRules.CoverForAnother);
        page = await page.Form()
            .Fill("CoveringLoanId", group.Members[1].Id.ToString())
            .Fill("Amount", "500.001")
            .Submit();
        page.ShouldShowError("Amount");
        var pressed = page.Form().Fill("Amount", "500.000");
        await pressed.Submit();
        await pressed.Submit();
        (await Group()).Covers.Count.ShouldBe(1, "pressed twice, recorded once");
    }

    [Fact]
    public async Task A_receipt_taken_back_takes_its_covers_along()
    {
        var group = await Given.ABoundGroup(Site);
        foreach (var member in group.Members)
            await Site.PayOut(member);
        var receipt = await Pay(group.Members[0], 500_000);
        var teller = await Site.Staff(Role.TreasuryMaker);
        await Site.Send(new RecordCover(group.Id, receipt, group.Members[1].Id, new Money(500_000)), teller);
        await Site.Send(new ReverseRepayment(receipt, "salah catat"), await Site.Staff(Role.TreasuryChecker));

        var cover = (await Group()).Covers.ShouldHaveSingleItem();
        cover.Counts.ShouldBeFalse();
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new SettleCover(group.Id, 1, new Money(1), Clock.Today()), teller)
            )
        ).Rule.ShouldBe(GroupRules.CoverCounts);
    }

    [Fact]
    public async Task A_group_is_dissolved_with_a_reason_and_its_loans_go_their_own_way()
    {
        var group = await Given.AGroup(Site);
        var officer = await Site.Staff(Role.Officer);
        await Site.Send(new AskGroupToSign(group.Id, Clock.Today()), officer);
        var page = await (await Site.As(officer)).Open($"/workspace/loan-groups/{group.Id}/dissolve");
        (await page.Form().Submit()).ShouldShowError("Reason");
        page = await page.Form().Fill("Reason", "Dua anggota pindah").Submit();

        page.ShouldShow("Bubar");
        (await Ready()).Count.ShouldBe(3);
        (
            await Site.Db(db =>
                db.Agreements.CountAsync(a => a.SubjectId == group.Id.Value && a.Status == AgreementStatus.Terminated)
            )
        ).ShouldBe(3);
    }

    [Fact]
    public async Task Members_change_only_while_the_group_is_forming()
    {
        var group = await Given.AGroup(Site);
        var officer = await Site.Staff(Role.Officer);
        var page = await (await Site.As(officer)).Open($"/workspace/loan-groups/{group.Id}/members");
        page = await page.Form("Jadikan ketua").Submit();
        page.ShouldShow("Kelompok disimpan.");
        await Site.Send(new ReleaseGroupMember(group.Id, group.Members[2].Id), officer);
        (await Loan(group.Members[2])).AwaitsGroup.ShouldBeFalse();
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new AskGroupToSign(group.Id, Clock.Today()), officer)
            )
        ).Rule.ShouldBe(GroupRules.EnoughMembers);
        await Site.Send(new AdmitGroupMember(group.Id, group.Members[2].Id), officer);
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new AdmitGroupMember(group.Id, group.Members[2].Id), officer)
            )
        ).Rule.ShouldBe(GroupRules.OneGroupPerLoan);
        await Site.Send(new AskGroupToSign(group.Id, Clock.Today()), officer);
        (
            await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new ReleaseGroupMember(group.Id, group.Members[2].Id), officer)
            )
        ).Rule.ShouldBe(GroupRules.StillForming);
        await Site.Send(new DescribeGroup(group.Id, "Melati Dua", DayOfWeek.Friday, "Masjid"), officer);
        (await Group()).MeetingDay.ShouldBe(DayOfWeek.Friday);
    }

    [Fact]
    public async Task Members_see_their_own_group_and_strangers_do_not()
    {
        var group = await Given.ABoundGroup(Site);
        var member = await Site.As(group.Members[1].Borrower.Actor);
        var page = await (await member.Open($"/portal/loans/{group.Members[1].Id}")).Follow("Kelompok saya");
        page.ShouldShow("Melati");
        page.ShouldNotShow(group.Members[0].Reference);
        var stranger = await Given.APayableLoan(Site);
        (await (await Site.As(stranger.Borrower.Actor)).Get($"/portal/loan-groups/{group.Id}")).ShouldBe(
            HttpStatusCode.NotFound
        );
        var trainer = await Site.As(await Site.Staff(Role.Trainer));
        (await trainer.Get($"/workspace/loan-groups/{group.Id}")).ShouldBe(HttpStatusCode.Forbidden);
        var teller = await Site.As(await Site.Staff(Role.TreasuryMaker));
        (await teller.Get($"/workspace/loan-groups/{group.Id}/dissolve")).ShouldBe(HttpStatusCode.Forbidden);
        (await teller.Open("/workspace/loan-groups?q=melati")).ShouldShow("Melati");
        var elsewhere = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3671")));
        (await elsewhere.Get($"/workspace/loan-groups/{group.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task Sign(GivenLoan loan)
    {
        var group = await Group();
        var promise = await Site.Db(db =>
            db.Agreements.Where(a => a.SubjectId == group.Id.Value && a.ReturneeId == loan.Borrower.Id)
                .Select(a => a.Id)
                .SingleAsync()
        );
        var member = await Site.As(loan.Borrower.Actor);
        var page = await member.Open($"/portal/agreements/{promise}");
        page.ShouldShow("Pernyataan tanggung renteng").ShouldShow("saling menanggung");
        page = await page.Form(SiteTexts.Of("agreements.send-code", "id")).Submit();
        await page.Form().Fill("Code", await Site.LastCode()).Check("Agreed").Submit();
    }

    private Task<BorrowerGroup> Group() => Site.Db(db => db.BorrowerGroups.AsNoTracking().AsSplitQuery().SingleAsync());

    private Task<Loan> Loan(GivenLoan given) =>
        Site.Db(db => db.Loans.AsSplitQuery().AsNoTracking().SingleAsync(l => l.Id == given.Id));

    private async Task<IReadOnlyList<Id<Loan>>> Ready()
    {
        var maker = await Site.Staff(Role.TreasuryMaker);
        return [.. (await Site.Send(new PayoutsReady(), maker)).Select(p => new Id<Loan>(p.Subject.Id))];
    }

    private async Task<Id<Receipt>> Pay(GivenLoan given, long rupiah) =>
        await Site.Send(
            new RecordRepayment(given.Id, new Money(rupiah), Clock.Today(), ReceiptMethod.Cash, null, null),
            await Site.Staff(Role.TreasuryMaker)
        );
}
