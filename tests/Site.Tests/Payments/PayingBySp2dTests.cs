using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

public sealed class PayingBySp2dTests : SiteTest
{
    [Fact]
    public async Task Money_of_a_public_budget_waits_for_its_SP2D_and_is_paid_by_it()
    {
        var grant = await APublicGrant();
        var payout = await AnApprovedPayout(grant);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        (await maker.Open("/workspace")).ShouldShowText("workspace.task.record-disbursement");
        (await maker.Open("/workspace/bank-files/new")).ShouldShowText("payments.nothing-approved");

        var detail = await maker.Open($"/workspace/payouts/{payout}");
        detail.ShouldShowText("payments.waits-for-sp2d").ShouldNotShow(SiteTexts.Of("payments.new-file", "id"));
        var form = (await detail.Follow(SiteTexts.Of("payments.record-sp2d", "id")))
            .ShouldShow("Tujuh juta rupiah")
            .Form();
        var filled = form.Fill("Number", " 900/1/sp2d/2026 ")
            .Fill("On", "2026-11-20")
            .Attach("Document", "sp2d.pdf", Make.Pdf(), "application/pdf");
        (await filled.Submit()).ShouldShowText("payments.sp2d-recorded").ShouldShow("900/1/SP2D/2026");
        await filled.Submit();

        var paid = await Payout(payout);
        (paid.Status, paid.Rail, paid.PaidOn, paid.BankFileId).ShouldBe(
            (PayoutStatus.Paid, PayoutRail.Treasury, new DateOnly(2026, 11, 20), null)
        );
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Paid);
        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(7_000_000);
        (await Balance(Account.Committed(grant.Reference))).ShouldBe(3_000_000);
        (await (await Site.As(grant.Returnee.Actor)).Open("/portal/payments")).ShouldShow("Rp7.000.000");
    }

    [Fact]
    public async Task It_never_stands_in_a_bank_file_whoever_asks()
    {
        var payout = await AnApprovedPayout(await APublicGrant());
        var layout = Site.Services.GetRequiredService<IBankFileWriter>().Layouts[0];
        var maker = await Site.Staff(Role.TreasuryMaker);

        (await Refused(new MakeBankFile(layout, [payout]), maker)).ShouldBe(PaymentRules.TreasuryPays);
        (
            await Should.ThrowAsync<Exception>(() =>
                Site.Db(db => db.Payouts.ExecuteUpdateAsync(p => p.SetProperty(x => x.BankFileId, Id<BankFile>.New())))
            )
        )
            .ToString()
            .ShouldContain("ck_payout_treasury_pays");
    }

    [Fact]
    public async Task A_number_is_recorded_once_in_its_year_also_when_two_record_it_at_once()
    {
        var (first, second) = (
            await AnApprovedPayout(await APublicGrant()),
            await AnApprovedPayout(await APublicGrant())
        );
        var maker = await Site.Staff(Role.TreasuryMaker);

        var answers = await Task.WhenAll(
            new[] { first, second }.Select(async payout =>
            {
                try
                {
                    await Site.Send(Sp2d(payout, "900/7/SP2D/2026"), maker);
                    return null;
                }
                catch (RuleBrokenException broken)
                {
                    return broken.Rule;
                }
            })
        );

        answers.Where(a => a is not null).ShouldHaveSingleItem().ShouldBe(PaymentRules.Sp2dOnce);
        (await Site.Db(db => db.Payouts.CountAsync(p => p.Status == PayoutStatus.Paid))).ShouldBe(1);
    }

    [Theory]
    [InlineData("900/2", "2026-11-21", "payments.paid-on-not-ahead")]
    [InlineData("900/2", "2026-11-19", "payments.paid-on-after-approval")]
    public async Task Its_day_lies_between_approval_and_today(string number, string day, string rule)
    {
        var payout = await AnApprovedPayout(await APublicGrant());
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var refused = await (await maker.Open($"/workspace/payouts/{payout}/sp2d"))
            .Form()
            .Fill("Number", number)
            .Fill("On", day)
            .Attach("Document", "sp2d.png", Make.Png(), "image/png")
            .Submit();

        refused.ShouldShowRule(new Rule(rule));
        (await Payout(payout)).Status.ShouldBe(PayoutStatus.Approved);
    }

    [Fact]
    public async Task Other_money_has_no_SP2D_and_a_public_budget_no_transfer_proof()
    {
        var maker = await Site.Staff(Role.TreasuryMaker);
        var cash = await Given.ASentPayout(Site, await Given.APayableGrant(Site));
        (await Refused(Sp2d(cash, "900/8"), maker)).ShouldBe(PaymentRules.Sp2dForPublicMoney);

        var payout = await AnApprovedPayout(await APublicGrant());
        (await Refused(new ConfirmPayout(payout, Clock.Today(), "FT1", Make.Upload("bukti.png")), maker)).ShouldBe(
            PaymentRules.TreasuryPays
        );
    }

    [Fact]
    public async Task What_the_treasury_got_back_waits_for_another_SP2D()
    {
        var grant = await APublicGrant();
        var payout = await AnApprovedPayout(grant);
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Site.Send(Sp2d(payout, "900/9"), maker);
        await Site.Send(new FailPayout(payout, "Retur: rekening tidak aktif"), maker);
        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(0);

        await Site.Send(new RetryPayout(payout), maker);
        await Site.Send(new SubmitPayout(payout), maker);
        await Approve(payout);
        (await Payout(payout)).WaitsForSp2d.ShouldBeTrue();
        await Site.Send(Sp2d(payout, "900/10"), maker);

        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(7_000_000);
    }

    [Fact]
    public async Task Only_makers_of_the_region_record_it()
    {
        var payout = await AnApprovedPayout(await APublicGrant());
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open($"/workspace/payouts/{payout}");
        page.ShouldNotShow(SiteTexts.Of("payments.record-sp2d", "id"));
        (
            await Should.ThrowAsync<ForbiddenException>(async () =>
                await Site.Send(Sp2d(payout, "900/1"), await Site.Staff(Role.TreasuryChecker))
            )
        ).ShouldNotBeNull();
        var elsewhere = await Site.As(await Site.Staff(Role.TreasuryMaker, RegionCode.Parse("3601")));
        (await elsewhere.Get($"/workspace/payouts/{payout}/sp2d")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<GivenGrant> APublicGrant()
    {
        var fund = await Given.AFundSource(Site, kind: FundSourceKind.RegionalBudget);
        return await Given.APayableGrant(
            Site,
            changeCall: terms => Given.InTwoTranches(terms) with { FundSourceId = fund }
        );
    }

    private async Task<Id<Payout>> AnApprovedPayout(GivenGrant grant)
    {
        var payout = await Given.ASubmittedPayout(Site, grant);
        await Approve(payout);
        return payout;
    }

    private async Task Approve(Id<Payout> payout) =>
        await Site.Send(
            new ApprovePayout(payout, (await Payout(payout)).ContentHash()),
            await Site.Staff(Role.TreasuryChecker)
        );

    private RecordSp2d Sp2d(Id<Payout> payout, string number) =>
        new(payout, number, Clock.Today(), Make.Upload("sp2d.png"));

    private async Task<Rule> Refused<TResult>(MediatR.IRequest<TResult> command, TestActor by) =>
        (await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(command, by))).Rule;

    private Task<Payout> Payout(Id<Payout> id) => Site.Db(db => db.Payouts.AsNoTracking().SingleAsync(p => p.Id == id));

    private Task<long> Balance(Account account) =>
        Site.InScope(s => s.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));
}
