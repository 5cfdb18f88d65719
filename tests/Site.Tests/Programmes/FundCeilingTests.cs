using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants;
using PmiEmas.Application.Ledger;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Programmes;

public sealed class FundCeilingTests : SiteTest
{
    [Fact]
    public async Task The_treasury_sets_a_ceiling_and_awards_use_it_up_to_the_rupiah()
    {
        var (fund, call) = await AFundWithACall();
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open($"/workspace/fund-sources/{fund}/ceilings");
        (await page.Form("form[action$='/ceilings']").Fill("Amount", "15.000.000").Submit()).ShouldShowText(
            "programmes.fund-ceiling-set"
        );

        await Given.AnApprovedGrant(Site, 10_000_000, call: call);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Given.AnApprovedGrant(Site, 6_000_000, call: call)
        );

        refused.Rule.ShouldBe(LedgerRules.FundCeilingKept);
        (await Site.Db(db => db.Grants.CountAsync())).ShouldBe(1);
        (await checker.Open($"/workspace/fund-sources/{fund}/ceilings"))
            .ShouldShow("Rp10.000.000")
            .ShouldShow("Rp5.000.000");
        await Given.AnApprovedGrant(Site, 5_000_000, call: call);
    }

    [Fact]
    public async Task A_region_has_its_own_ceiling_beside_the_whole()
    {
        var (fund, call) = await AFundWithACall();
        var regency = RegionCode.Parse(Make.Village).Regency;
        var elsewhere = RegionCode.Parse("3601");
        await Set(fund, null, 50_000_000);
        await Set(fund, regency, 8_000_000);
        await Set(fund, elsewhere == regency ? RegionCode.Parse("3602") : elsewhere, 1_000_000);

        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Given.AnApprovedGrant(Site, 9_000_000, call: call)
        );
        refused.Rule.ShouldBe(LedgerRules.FundCeilingKept);

        await Given.AnApprovedGrant(Site, 8_000_000, call: call);
    }

    [Fact]
    public async Task A_cancelled_tranche_gives_back_what_it_took()
    {
        var (fund, call) = await AFundWithACall();
        await Set(fund, null, 10_000_000);
        var grant = await Given.AnApprovedGrant(Site, 10_000_000, call: call);
        var second = (await Given.TrancheOf(Site, grant, 2)).Id;

        await Site.Send(new CancelTranche(grant.Id, second, "Usaha sudah cukup"), await Site.Staff(Role.DecisionMaker));

        await Given.AnApprovedGrant(Site, 3_000_000, call: call);
        (
            await Site.InScope(s => s.GetRequiredService<ILedgerProof>().Prove(CancellationToken.None))
        ).Checks.ShouldAllBe(c => c.Faults == 0);
    }

    [Fact]
    public async Task Many_promises_at_once_never_pass_the_ceiling()
    {
        var (fund, _) = await AFundWithACall();
        await Set(fund, null, 120_000_000);
        var key = await Site.Db(async db =>
            (await db.Set<FundCeiling>().SingleAsync()).KeyOf(
                (await db.FundSources.SingleAsync(f => f.Id == fund)).Code
            )
        );

        var results = await Task.WhenAll(Enumerable.Range(1, 40).Select(_ => Promise(key, 10_000_000)));

        results.Count(kept => kept).ShouldBe(12);
        (await Balance(Account.FundCeiling(key))).ShouldBe(0);
        (await Balance(Account.FundUsed(key))).ShouldBe(120_000_000);
    }

    [Fact]
    public async Task A_ceiling_goes_up_and_down_but_not_below_what_is_promised()
    {
        var (fund, call) = await AFundWithACall();
        await Set(fund, null, 10_000_000);
        await Given.AnApprovedGrant(Site, 8_000_000, call: call);

        await Set(fund, null, 8_000_000);
        var refused = await Should.ThrowAsync<RuleBrokenException>(() => Set(fund, null, 7_999_999));
        refused.Rule.ShouldBe(LedgerRules.FundCeilingKept);
        (await Site.Db(db => db.Set<FundCeiling>().SingleAsync())).Amount.ShouldBe(new Money(8_000_000));
    }

    [Fact]
    public async Task A_new_ceiling_comes_before_the_first_award_of_its_year()
    {
        var (fund, call) = await AFundWithACall();
        await Given.AnApprovedGrant(Site, 8_000_000, call: call);

        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await checker.Open($"/workspace/fund-sources/{fund}/ceilings");
        (await page.Form("form[action$='/ceilings']").Fill("Amount", "15.000.000").Submit()).ShouldShowRule(
            FundCeilingRules.BeforeFirstAward
        );

        await Site.Send(
            new SetFundCeiling(fund, Clock.Today().Year + 1, null, new Money(1)),
            await Site.Staff(Role.TreasuryChecker)
        );
    }

    [Fact]
    public async Task Officers_read_ceilings_and_do_not_set_them()
    {
        var (fund, _) = await AFundWithACall();
        var officer = await Site.Staff(Role.Officer);
        (await (await Site.As(officer)).Open($"/workspace/fund-sources/{fund}/ceilings")).ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<ForbiddenException>(() =>
            Site.Send(new SetFundCeiling(fund, Clock.Today().Year, null, new Money(1)), officer)
        );
        var checker = await Site.As(await Site.Staff(Role.TreasuryChecker));
        (await checker.Get($"/workspace/fund-sources/{Id<FundSource>.New()}/ceilings")).ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task The_view_tells_promised_bound_and_paid_apart_down_to_the_award_and_as_a_file()
    {
        var promised = await Given.AnApprovedGrant(Site, 10_000_000);
        var paid = await Given.APayableGrant(Site, 9_000_000);
        await Given.APaidTranche(Site, paid);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));

        var page = await auditor.Open("/workspace/figures/funds");
        page.ShouldShow("Rp10.000.000").ShouldShow("Rp9.000.000").ShouldShow("Rp6.300.000");
        var call = await auditor.Open($"/workspace/figures/funds/{paid.CallId}");
        call.ShouldShow(paid.Reference).ShouldShow("Rp6.300.000").ShouldNotShow(promised.Reference);
        (await auditor.Open($"/workspace/figures/funds?year={Clock.Today().Year - 1}")).ShouldNotShow("Rp6.300.000");
        using var file = await auditor.Fetch("/workspace/figures/funds.csv");
        var lines = (await file.Content.ReadAsStringAsync()).Split('\n');
        lines.ShouldContain(l =>
            l.Contains("9000000", StringComparison.Ordinal) && l.Contains("6300000", StringComparison.Ordinal)
        );
        (await auditor.Get($"/workspace/figures/funds/{Id<FundingCall>.New()}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await Site.As(promised.Returnee.Actor)).Get("/workspace/figures/funds")).ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    private async Task<(Id<FundSource> Fund, Id<FundingCall> Call)> AFundWithACall()
    {
        var call = await Given.AnOpenCall(Site, CallKind.Grant, Given.InTwoTranches);
        return (
            await Site.Db(db => db.FundingCalls.Where(c => c.Id == call).Select(c => c.FundSourceId).SingleAsync()),
            call
        );
    }

    private async Task Set(Id<FundSource> fund, RegionCode? region, long amount) =>
        await Site.Send(
            new SetFundCeiling(fund, Clock.Today().Year, region, new Money(amount)),
            await Site.Staff(Role.TreasuryChecker)
        );

    private Task<long> Balance(Account account) =>
        Site.InScope(s => s.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));

    private sealed record Promised : ICommand;

    private Task<bool> Promise(string key, long rupiah) =>
        Site.InScope(async services =>
        {
            var entry = LedgerEvent.Record(
                Id<LedgerEvent>.New(),
                LedgerEventKind.Committed,
                Clock.Today(),
                "TEST",
                new LedgerSource("grant", Guid.CreateVersion7(), "HB-TEST"),
                [Transfer.Of(Account.FundCeiling(key), Account.FundUsed(key), new Money(rupiah))]
            );
            try
            {
                await services
                    .GetRequiredService<IUnitOfWork>()
                    .Run(
                        new Promised(),
                        async () =>
                        {
                            await services.GetRequiredService<ILedger>().Post(entry, CancellationToken.None);
                            return Unit.Value;
                        },
                        CancellationToken.None
                    );
                return true;
            }
            catch (RuleBrokenException refused) when (refused.Rule == LedgerRules.FundCeilingKept)
            {
                return false;
            }
        });
}
