using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Payments;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Payments;

public sealed class NamingFundAccountsTests : SiteTest
{
    [Fact]
    public async Task The_account_of_a_fund_is_named_shown_masked_and_chooses_the_layout()
    {
        var grant = await Given.APayableGrant(Site);
        var payout = await AnApprovedPayout(grant);
        var fund = (await FundOf(payout)).Id;
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));

        var form = (await checker.Open($"/workspace/fund-accounts/{fund}")).Form();
        var saved = await form.Fill("BankCode", "008")
            .Fill("Number", "1230001112223")
            .Fill("Holder", "BP3MI Banten")
            .Fill("Layout", "mandiri")
            .Submit();
        saved.ShouldShowText("payments.fund-account-set").ShouldShow("BP3MI Banten").ShouldNotShow("1230001112223");

        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var draft = (await maker.Open("/workspace/bank-files/new")).Form();
        draft.ValueOf("Layout").ShouldBe("mandiri");
        var made = await draft.Choose("Payouts", payout.ToString()).Submit();
        made.ShouldShowText("payments.file-made");
        var file = await maker.Fetch(made.Document.QuerySelector("a.rowlink")!.GetAttribute("href")!);
        var text = Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync());
        text.ShouldStartWith("P,20261120,1230001112223,1,7000000\r\n");
    }

    [Fact]
    public async Task A_layout_that_needs_the_account_is_refused_without_it_and_the_payout_waits_on()
    {
        var grant = await Given.APayableGrant(Site);
        var payout = await AnApprovedPayout(grant);
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var refused = await (await maker.Open("/workspace/bank-files/new"))
            .Form()
            .Choose("Payouts", payout.ToString())
            .Fill("Layout", "bni")
            .Submit();

        refused.ShouldShowRule(PaymentRules.FileNeedsFundAccount);
        (await Site.Db(db => db.Payouts.Select(p => p.Status).SingleAsync())).ShouldBe(PayoutStatus.Approved);
    }

    [Fact]
    public async Task Pressed_twice_an_account_stands_once()
    {
        await Given.AnOpenCall(Site, CallKind.Grant);
        var fund = await Site.Db(db => db.FundSources.Select(f => f.Id).FirstAsync());
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var form = (await checker.Open($"/workspace/fund-accounts/{fund}"))
            .Form()
            .Fill("BankCode", "137")
            .Fill("Number", "0137000111")
            .Fill("Holder", "BP3MI Banten");

        await form.Submit();
        await form.Submit();

        (await Site.Db(db => db.Set<FundAccount>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_keeps_fund_sources_names_their_accounts_and_only_of_funds_there_are()
    {
        var maker = await Site.As(await Site.Staff(Role.TreasuryMaker));
        (await maker.Get($"/workspace/fund-accounts/{Guid.CreateVersion7()}")).ShouldBe(HttpStatusCode.Forbidden);
        var keeper = await Site.As(await Site.Staff(Role.TreasuryChecker));
        (await keeper.Get($"/workspace/fund-accounts/{Guid.CreateVersion7()}")).ShouldBe(HttpStatusCode.NotFound);
        var command = new SetFundAccount(
            Id<FundSource>.New(),
            "137",
            AccountNumber.Parse("0137000111"),
            "BP3MI Banten",
            "umum"
        );
        var member = await Site.Staff(Role.TreasuryMaker);
        await Should.ThrowAsync<ForbiddenException>(() => Site.Send(command, member));
        await Should.ThrowAsync<NotFoundException>(() => Site.Send(command));
    }

    [Fact]
    public async Task Two_files_made_at_once_never_carry_the_same_payout()
    {
        var payout = await AnApprovedPayout(await Given.APayableGrant(Site));
        var makers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Site.Staff(Role.TreasuryMaker)));

        var made = await Task.WhenAll(
            makers.Select(async maker =>
            {
                try
                {
                    await Site.Send(new MakeBankFile("umum", [payout]), maker);
                    return 1;
                }
                catch (Exception e) when (e is RuleBrokenException or ConflictException)
                {
                    return 0;
                }
            })
        );

        made.Sum().ShouldBe(1);
        (await Site.Db(db => db.Set<BankFile>().CountAsync())).ShouldBe(1);
    }

    private async Task<Id<Payout>> AnApprovedPayout(GivenGrant grant)
    {
        var payout = await Given.ASubmittedPayout(Site, grant);
        var hash = await Site.Db(async db => (await db.Payouts.SingleAsync(p => p.Id == payout)).ContentHash());
        await Site.Send(new ApprovePayout(payout, hash), await Site.Staff(Role.TreasuryChecker));
        return payout;
    }

    private Task<FundSource> FundOf(Id<Payout> payout) =>
        Site.Db(db => db.FundSources.SingleAsync(f => db.Payouts.Any(p => p.Id == payout && p.FundSourceId == f.Id)));
}
