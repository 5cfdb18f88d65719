using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Programmes;

public sealed class ChoosingTranchesTests : SiteTest
{
    [Fact]
    public async Task An_officer_writes_a_pattern_and_a_call_keeps_the_parts_it_chose()
    {
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var form = (await officer.Open("/workspace/tranche-plans/new")).Form();
        var list = await form.Fill("Name", "Lima puluh, satu juta, sisanya")
            .Fill("Parts[0].Share", "Percent")
            .Fill("Parts[0].Percent", "50")
            .Fill("Parts[0].DueDays", "14")
            .Fill("Parts[0].DueAfter", "AgreementInForce")
            .Fill("Parts[1].Share", "Fixed")
            .Fill("Parts[1].Amount", "1.000.000")
            .Fill("Parts[2].Share", "Remainder")
            .Submit();
        list.ShouldShowText("programmes.tranche-plan-saved").ShouldShow("Rp1.000.000");
        var plan = await Site.Db(db => db.Set<TranchePlan>().SingleAsync());
        var grant = await Given.AnApprovedGrant(
            Site,
            changeCall: terms => terms with { CourseRequired = false, Tranches = [], TranchePlanId = plan.Id }
        );

        await Site.Send(
            new WriteTranchePlan(plan.Id, "Sekaligus", [TrancheTemplate.Whole]),
            await Site.Staff(Role.Officer)
        );

        var amounts = await Site.Db(async db =>
            (await db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant.Id))
                .Tranches.OrderBy(t => t.No)
                .Select(t => t.Amount.Rupiah)
        );
        amounts.ShouldBe([5_000_000, 1_000_000, 4_000_000]);
        (await Site.Db(db => db.FundingCalls.SingleAsync(c => c.Id == grant.CallId))).Tranches.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_planned_day_is_counted_from_its_event()
    {
        var grant = await Given.APayableGrant(
            Site,
            changeCall: terms =>
                terms with
                {
                    CourseRequired = false,
                    Tranches =
                    [
                        new(70, true, false, false) { DueDays = 14, DueAfter = TrancheEvent.AgreementInForce },
                        new(30, true, false, true) { DueDays = 10, DueAfter = TrancheEvent.PreviousPaid },
                    ],
                }
        );

        (await Given.TrancheOf(Site, grant, 1)).PlannedOn.ShouldBe(Clock.Today().AddDays(14));
        (await Given.TrancheOf(Site, grant, 2)).PlannedOn.ShouldBeNull();
        (await (await Site.As(grant.Returnee.Actor)).Open($"/portal/grants/{grant.Id}")).ShouldShow(
            "Direncanakan dibayar paling lambat"
        );

        await Given.APaidTranche(Site, grant);

        (await Given.TrancheOf(Site, grant, 2)).PlannedOn.ShouldBe(Clock.Today().AddDays(10));
    }

    [Fact]
    public async Task A_pattern_that_does_not_sum_is_refused_beside_the_parts_and_typed_values_stay()
    {
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var form = (await officer.Open("/workspace/tranche-plans/new")).Form();

        var refused = await form.Fill("Name", "Kurang").Fill("Parts[0].Percent", "60").Submit();

        refused.ShouldShowRule(TranchePlanRules.SumsToWhole);
        refused.Form().ValueOf("Parts[0].Percent").ShouldBe("60");
    }

    [Fact]
    public async Task A_retired_pattern_is_not_chosen_any_more_and_a_name_stands_once()
    {
        var officer = await Site.Staff(Role.Officer);
        var plan = await Site.Send(new WriteTranchePlan(null, "Sekaligus", [TrancheTemplate.Whole]), officer);
        var visitor = await Site.As(officer);
        var page = await visitor.Open("/workspace/tranche-plans");
        (await page.Form(SiteTexts.Of("programmes.retire-tranche-plan", "id")).Submit()).ShouldShowText(
            "programmes.tranche-plan-retired"
        );

        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Given.ADraftCall(Site, change: terms => terms with { Tranches = [], TranchePlanId = plan })
        );
        broken.Rule.ShouldBe(TranchePlanRules.MustBeOffered);
        var again = (await visitor.Open("/workspace/tranche-plans/new")).Form();
        (await again.Fill("Name", "Sekaligus").Submit()).ShouldShowRule(TranchePlanRules.NameIsUnique);
        (await Site.Db(db => db.Set<TranchePlan>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Only_an_officer_writes_patterns()
    {
        var auditor = await Site.As(await Site.Staff(Role.Auditor));
        (await auditor.Open("/workspace/tranche-plans")).ShouldBe(HttpStatusCode.OK);
        (await auditor.Get("/workspace/tranche-plans/new")).ShouldBe(HttpStatusCode.Forbidden);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        (await officer.Get($"/workspace/tranche-plans/{Id<TranchePlan>.New()}/edit")).ShouldBe(HttpStatusCode.NotFound);
    }
}
