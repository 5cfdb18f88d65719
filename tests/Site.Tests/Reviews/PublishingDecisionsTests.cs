using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reviews;

public sealed class PublishingDecisionsTests : SiteTest
{
    [Fact]
    public async Task An_approved_plan_has_its_amounts_its_letter_and_its_call_decided()
    {
        var plan = await Given.AnApprovedPlan(Site);

        var kept = await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id));
        kept.Status.ShouldBe(PlanStatus.Approved);
        kept.ApprovedAmount.ShouldBe(kept.RequestedAmount);
        var call = await Site.Db(db => db.FundingCalls.SingleAsync(c => c.Id == plan.CallId));
        call.Status.ShouldBe(CallStatus.Decided);
        var letters = await Site.Db(db => db.IssuedDocuments.Where(d => d.SubjectId == plan.Id.Value).ToListAsync());
        letters
            .Select(l => l.Kind)
            .ShouldBe(
                [
                    DocumentKind.SubmissionReceipt,
                    DocumentKind.FieldVisitInvitation,
                    DocumentKind.FieldVisitMinutes,
                    DocumentKind.DecisionLetter,
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Two_who_publish_at_once_publish_once()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var one = await Site.Staff(Role.DecisionMaker);
        var other = await Site.Staff(Role.DecisionMaker);
        var batch = await Given.ADraftedApproval(Site, plan, one);
        var sum = (await Site.Db(db => db.DecisionBatches.SingleAsync(b => b.Id == batch))).Approved;
        await Site.Send(new Application.Programmes.CloseCall(plan.CallId), await Site.Staff(Role.Officer));

        var answers = await Task.WhenAll(
            Tried(() => Site.Send(new PublishDecisions(batch, sum), one)),
            Tried(() => Site.Send(new PublishDecisions(batch, sum), other))
        );

        answers.Count(a => a is null).ShouldBe(1);
        answers
            .Single(a => a is not null)
            .ShouldBeOfType<RuleBrokenException>()
            .Rule.Code.ShouldBe("shared.move-allowed");
        (await Site.Db(db => db.IssuedDocuments.CountAsync(d => d.Kind == DocumentKind.DecisionLetter))).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_call_grants_never_passes_its_ceiling()
    {
        var call = await Given.AnOpenCall(Site, change: t => t with { Ceiling = new Money(12_000_000) });
        var first = await Given.APlanReadyForDecision(Site, call: call, requested: new Money(8_000_000));
        var second = await Given.APlanReadyForDecision(Site, call: call, requested: new Money(8_000_000));
        var decider = await Site.Staff(Role.DecisionMaker);
        await Given.ADraftedApproval(Site, first, decider);
        await Given.ADraftedApproval(Site, second, decider);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() => Given.PublishedDecisions(Site, call, decider));

        broken.Rule.ShouldBe(DecisionRules.WithinCeiling);
        (await Site.Db(db => db.BusinessPlans.CountAsync(p => p.Status == PlanStatus.Approved))).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_batch_counts_what_the_first_granted()
    {
        var call = await Given.AnOpenCall(Site, change: t => t with { Ceiling = new Money(12_000_000) });
        var first = await Given.APlanReadyForDecision(Site, call: call, requested: new Money(8_000_000));
        var second = await Given.APlanReadyForDecision(Site, call: call, requested: new Money(8_000_000));
        var decider = await Site.Staff(Role.DecisionMaker);
        await Given.ADraftedApproval(Site, first, decider);
        await Site.Send(Later(second), decider);
        await Given.PublishedDecisions(Site, call, decider);
        await Given.ADraftedApproval(Site, second, decider);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() => Given.PublishedDecisions(Site, call, decider));

        broken.Rule.ShouldBe(DecisionRules.WithinCeiling);
        (await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == second.Id))).Status.ShouldBe(
            PlanStatus.Waitlisted
        );
    }

    [Fact]
    public async Task Nothing_is_published_while_the_call_is_open()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var decider = await Site.Staff(Role.DecisionMaker);
        var batch = await Given.ADraftedApproval(Site, plan, decider);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new PublishDecisions(batch, new Money(6_350_000)), decider)
        );

        broken.Rule.ShouldBe(DecisionRules.CallClosed);
    }

    [Fact]
    public async Task What_was_not_seen_is_not_published()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var decider = await Site.Staff(Role.DecisionMaker);
        var batch = await Given.ADraftedApproval(Site, plan, decider, percent: 50);
        await Site.Send(new Application.Programmes.CloseCall(plan.CallId), await Site.Staff(Role.Officer));

        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new PublishDecisions(batch, new Money(6_350_000)), decider)
        );

        broken.Rule.ShouldBe(DecisionRules.LooksTheSame);
    }

    [Fact]
    public async Task A_line_gets_no_more_than_was_asked()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var line = await Site.Db(db =>
            db.BusinessPlans.Where(p => p.Id == plan.Id).SelectMany(p => p.BudgetLines).AsNoTracking().FirstAsync()
        );

        var broken = await Should.ThrowAsync<RuleBrokenException>(async () =>
            await Site.Send(
                new DecidePlan(
                    plan.Id,
                    DecisionKind.Approve,
                    new Dictionary<Guid, Money> { [line.Id.Value] = line.Amount + new Money(1) },
                    null,
                    null
                ),
                await Site.Staff(Role.DecisionMaker)
            )
        );

        broken.Rule.ShouldBe(DecisionRules.AmountPerRequestedLine);
    }

    [Fact]
    public async Task A_rejection_gives_its_reasons()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var decider = await Site.Staff(Role.DecisionMaker);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(Later(plan) with { Kind = DecisionKind.Reject, Reasons = " " }, decider)
        );

        broken.Rule.ShouldBe(DecisionRules.ReasonsGiven);
    }

    [Fact]
    public async Task Only_decision_makers_decide()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        foreach (var role in new[] { Role.Officer, Role.Reviewer, Role.Auditor, Role.TreasuryMaker })
            await Should.ThrowAsync<ForbiddenException>(async () =>
                await Site.Send(Later(plan), await Site.Staff(role))
            );
    }

    [Fact]
    public async Task A_plan_of_another_region_is_not_found()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var elsewhere = await Site.Staff(Role.DecisionMaker, RegionCode.Parse("3201"));

        await Should.ThrowAsync<NotFoundException>(() => Site.Send(Later(plan), elsewhere));
    }

    [Fact]
    public async Task Who_once_reviewed_a_plan_may_not_decide_it()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        foreach (var reviewer in reviewers)
            await Given.AReviewHandedIn(Site, plan, reviewer);
        var promoted = reviewers[1] with { Roles = [Role.DecisionMaker] };
        var visit = await Site.Send(
            new ScheduleFieldVisit(plan.Id, [reviewers[0].StaffId!.Value], Clock.Today(), new TimeOnly(9, 0)),
            await Site.Staff(Role.Officer)
        );
        await Site.Send(new AddVisitPhoto(visit, Make.Upload("tempat.png")), reviewers[0]);
        var (findings, notes) = Given.Minutes(Clock.Today());
        await Site.Send(new RecordFieldVisit(visit, findings, notes), reviewers[0]);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(Later(plan), promoted));

        broken.Rule.ShouldBe(DecisionRules.NotByAReviewer);
    }

    private static DecidePlan Later(GivenPlan plan) =>
        new(plan.Id, DecisionKind.Waitlist, new Dictionary<Guid, Money>(), "Dana belum cukup.", null);

    private static async Task<Exception?> Tried(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (RuleBrokenException refused)
        {
            return refused;
        }
    }
}
