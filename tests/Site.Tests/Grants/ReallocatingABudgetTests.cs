using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Notifications;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Grants;

/// <summary>Lines of 1,850,000 and 8,150,000; the call lets a line be passed by ten percent.</summary>
public sealed class ReallocatingABudgetTests : SiteTest
{
    [Fact]
    public async Task Spending_within_the_limit_counts_and_more_is_the_returnees_own()
    {
        var (grant, small, _) = await AGrant();
        var report = await Given.APaidTranche(Site, grant);
        await Given.AReceipt(Site, grant, report, small, 2_100_000);
        await Site.Send(new SubmitReport(report, "Beli etalase."), grant.Returnee.Actor);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var page = await officer.Open($"/workspace/reports/{report}");
        // 1,850,000 and ten percent are 2,035,000.
        page.ShouldShow("Rp65.000 belum dihitung");
        await page.Form(SiteTexts.Of("grants.accept-report", "id")).Submit();

        var accepted = await Load(grant);
        accepted.Line(small).Realised.ShouldBe(new Money(2_035_000));
        accepted.RefundDue.ShouldBe(new Money(7_965_000));
    }

    [Fact]
    public async Task A_change_approved_by_a_decision_maker_moves_the_limit_with_it()
    {
        var (grant, small, large) = await AGrant();
        var returnee = await Site.As(grant.Returnee.Actor);
        var asked = await (await returnee.Open($"/portal/grants/{grant.Id}/reallocations/new"))
            .Form()
            .Choose("FromLineId", large.ToString())
            .Choose("ToLineId", small.ToString())
            .Fill("Amount", "1.000.000")
            .Fill("Reason", "Etalase lebih mahal, kulkas bekas lebih murah.")
            .Submit();
        asked.ShouldShowText("grants.reallocation-requested");
        var decider = await Site.As(await Site.Staff(Role.DecisionMaker));
        (await decider.Open("/workspace")).ShouldShowText("workspace.task.decide-reallocation");

        var page = await decider.Open($"/workspace/grants/{grant.Id}");
        var decided = await page.ShouldShow("Etalase lebih mahal")
            .Form(SiteTexts.Of("grants.approve-reallocation", "id"))
            .Submit();
        decided.ShouldShowText("grants.reallocation-approved");

        var changed = await Load(grant);
        changed.Line(small).Allowed.ShouldBe(new Money(2_850_000));
        changed.Line(large).Allowed.ShouldBe(new Money(7_150_000));
        changed.Lines.Sum(l => l.Moved).ShouldBe(0);
        changed.LimitOf(changed.Line(small)).ShouldBe(new Money(3_135_000));
        (
            await Site.Db(db =>
                db.Set<Message>()
                    .CountAsync(m => m.Template == "reallocation-decided" && m.ReturneeId == grant.Returnee.Id)
            )
        ).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_refused_change_says_why_and_moves_nothing()
    {
        var (grant, small, large) = await AGrant();
        var request = await Request(grant, large, small, 1_000_000);
        var decider = await Site.As(await Site.Staff(Role.DecisionMaker));

        var page = await decider.Open($"/workspace/grants/{grant.Id}/reallocations/{request}/refuse");
        (await page.Form().Fill("Reason", "Harga pasar lebih rendah.").Submit()).ShouldShow(
            "Harga pasar lebih rendah."
        );

        (await Load(grant)).Lines.ShouldAllBe(l => l.Moved == 0);
        (await (await Site.As(grant.Returnee.Actor)).Open($"/portal/grants/{grant.Id}")).ShouldShow(
            "Harga pasar lebih rendah."
        );
        await Should.ThrowAsync<Exception>(async () =>
            await Site.Send(new ApproveReallocation(grant.Id, request), await Site.Staff(Role.DecisionMaker))
        );
    }

    [Fact]
    public async Task One_request_waits_at_a_time_and_may_be_taken_back()
    {
        var (grant, small, large) = await AGrant();
        await Request(grant, large, small, 1_000_000);
        var second = await Should.ThrowAsync<RuleBrokenException>(() => Request(grant, large, small, 500_000));
        second.Rule.ShouldBe(GrantRules.OneReallocationAtATime);

        var own = await (await Site.As(grant.Returnee.Actor)).Open($"/portal/grants/{grant.Id}");
        (await own.Form(SiteTexts.Of("grants.withdraw-reallocation", "id")).Submit()).ShouldShowText(
            "grants.reallocation-withdrawn"
        );

        await Request(grant, large, small, 500_000);
    }

    [Theory]
    [InlineData("8.150.001", "Amount")]
    [InlineData("0", "Amount")]
    public async Task More_than_the_line_holds_is_refused_beside_the_amount(string amount, string field)
    {
        var (grant, small, large) = await AGrant();
        var form = (
            await (await Site.As(grant.Returnee.Actor)).Open($"/portal/grants/{grant.Id}/reallocations/new")
        ).Form();

        var refused = await form.Choose("FromLineId", large.ToString())
            .Choose("ToLineId", small.ToString())
            .Fill("Amount", amount)
            .Fill("Reason", "Perlu")
            .Submit();

        refused.ShouldShowError(field);
        (await Site.Db(db => db.Set<Reallocation>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Two_decision_makers_at_once_move_the_money_once()
    {
        var (grant, small, large) = await AGrant();
        var request = await Request(grant, large, small, 1_000_000);
        var deciders = new[] { await Site.Staff(Role.DecisionMaker), await Site.Staff(Role.DecisionMaker) };

        var outcomes = await Task.WhenAll(
            deciders.Select(async d =>
            {
                try
                {
                    await Site.Send(new ApproveReallocation(grant.Id, request), d);
                    return true;
                }
                catch (RuleBrokenException)
                {
                    return false;
                }
            })
        );

        outcomes.Count(done => done).ShouldBe(1);
        (await Load(grant)).Line(small).Moved.ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Others_grants_are_not_found_and_officers_do_not_decide()
    {
        var (grant, small, large) = await AGrant();
        var request = await Request(grant, large, small, 1_000_000);
        var other = await Site.As((await Given.ARegisteredReturnee(Site)).Actor);

        (await other.Get($"/portal/grants/{grant.Id}/reallocations/new")).ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<ForbiddenException>(async () =>
            await Site.Send(new ApproveReallocation(grant.Id, request), await Site.Staff(Role.Officer))
        );
    }

    private async Task<(
        GivenGrant,
        Id<Domain.BusinessPlans.BudgetLine> Small,
        Id<Domain.BusinessPlans.BudgetLine> Large
    )> AGrant()
    {
        var grant = await Given.APayableGrant(
            Site,
            changeCall: terms => terms with { CourseRequired = false, Tranches = [new(100, true, false, false)] }
        );
        var lines = (await Load(grant)).Lines.OrderBy(l => l.Approved).ToList();
        return (grant, lines[0].Id, lines[1].Id);
    }

    private Task<Id<Reallocation>> Request(
        GivenGrant grant,
        Id<Domain.BusinessPlans.BudgetLine> from,
        Id<Domain.BusinessPlans.BudgetLine> to,
        long amount
    ) =>
        Site.Send(
            new RequestReallocation(grant.Id, from, to, new Money(amount), "Harga berubah"),
            grant.Returnee.Actor
        );

    private Task<Grant> Load(GivenGrant grant) =>
        Site.Db(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant.Id));
}
