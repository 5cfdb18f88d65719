using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.BusinessPlans;

public sealed class HandingInAPlanTests : SiteTest
{
    [Fact]
    public async Task A_complete_plan_is_kept_as_a_version_with_a_receipt_that_can_be_checked()
    {
        var plan = await Given.ASubmittedPlan(Site);

        var (status, version, receipt) = await Site.Db(async db =>
            (
                await db.BusinessPlans.Where(p => p.Id == plan.Id).Select(p => p.Status).SingleAsync(),
                await db.Set<PlanVersion>().SingleAsync(v => v.PlanId == plan.Id),
                await db.IssuedDocuments.SingleAsync(d => d.SubjectId == plan.Id.Value)
            )
        );

        status.ShouldBe(PlanStatus.Submitted);
        version.Number.ShouldBe(1);
        version.Snapshot().Lines.Count.ShouldBe(3);
        receipt.Kind.ShouldBe(DocumentKind.SubmissionReceipt);
        receipt.FileId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_screened_plan_waits_for_reviewers()
    {
        var plan = await Given.AScreenedPlan(Site);

        (await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id))).Status.ShouldBe(PlanStatus.Screened);
    }

    [Fact]
    public async Task An_unfinished_plan_is_not_accepted()
    {
        var plan = await Given.AStartedPlan(Site);

        (
            await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new SubmitPlan(plan.Id), plan.Returnee.Actor))
        ).Rule.ShouldBe(PlanRules.Complete);
    }

    [Fact]
    public async Task The_last_day_counts_until_midnight_in_jakarta()
    {
        var plan = await Given.ACompletePlan(Site);

        Clock.Set(ProgrammeCalendar.StartOf(Make.ClosesOn.AddDays(1)).AddSeconds(-1));
        await Site.Send(new SubmitPlan(plan.Id), plan.Returnee.Actor);
    }

    [Fact]
    public async Task After_the_last_day_nothing_is_accepted_even_if_nobody_closed_the_call()
    {
        var plan = await Given.ACompletePlan(Site);

        Clock.Set(ProgrammeCalendar.StartOf(Make.ClosesOn.AddDays(1)));
        (
            await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new SubmitPlan(plan.Id), plan.Returnee.Actor))
        ).Rule.ShouldBe(PlanRules.CallAcceptsPlans);
    }
}
