using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Programmes;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.TestKit;

public static partial class Given
{
    /// <summary>A plan under review, with a review accepted by each reviewer.</summary>
    public static async Task<(GivenPlan Plan, IReadOnlyList<TestActor> Reviewers)> APlanUnderReview(
        TestSite site,
        GivenPlan? plan = null,
        int reviewers = 2
    )
    {
        var judged = plan ?? await AScreenedPlan(site);
        List<TestActor> asked = [];
        for (var i = 0; i < reviewers; i++)
            asked.Add(await site.Staff(Role.Reviewer));
        await site.Send(
            new OfferReviews(judged.Id, [.. asked.Select(r => r.StaffId!.Value)], site.Clock.Today().AddDays(7)),
            await site.Staff(Role.Officer)
        );
        foreach (var reviewer in asked)
            await site.Send(new AcceptReview(await ReviewOf(site, judged, reviewer)), reviewer);
        return (judged, asked);
    }

    public static Task<Id<Review>> ReviewOf(TestSite site, GivenPlan plan, TestActor reviewer) =>
        site.Db(db =>
            db.Reviews.Where(r => r.PlanId == plan.Id && r.ReviewerId == reviewer.StaffId)
                .Select(r => r.Id)
                .SingleAsync()
        );

    /// <summary>The reviewer gives the same score everywhere and hands in.</summary>
    public static async Task AReviewHandedIn(TestSite site, GivenPlan plan, TestActor reviewer, int score = 4)
    {
        var review = await ReviewOf(site, plan, reviewer);
        var rubric = await site.Db(db =>
            db.FundingCalls.Where(c => c.Id == plan.CallId).Select(c => c.Rubric).SingleAsync()
        );
        await site.Send(
            new SubmitReview(
                review,
                [
                    .. rubric.Select(c => new WrittenScore(
                        c.Code,
                        new Judgement(score, false),
                        "Terlihat dari rencana."
                    )),
                ],
                "Lanjutkan mencatat penjualan setiap hari."
            ),
            reviewer
        );
    }

    /// <summary>A reviewed plan with a visit planned for today.</summary>
    public static async Task<(GivenPlan Plan, Id<FieldVisit> Visit, TestActor Visitor)> APlannedVisit(
        TestSite site,
        GivenPlan? plan = null,
        int score = 4
    )
    {
        var (judged, reviewers) = await APlanUnderReview(site, plan);
        foreach (var reviewer in reviewers)
            await AReviewHandedIn(site, judged, reviewer, score);
        var visit = await site.Send(
            new ScheduleFieldVisit(judged.Id, [reviewers[0].StaffId!.Value], site.Clock.Today(), new TimeOnly(10, 0)),
            await site.Staff(Role.Officer)
        );
        return (judged, visit, reviewers[0]);
    }

    /// <summary>Everything asked for in the minutes of a visit, but the photo.</summary>
    public static (IReadOnlyList<VisitFinding> Findings, VisitNotes Notes) Minutes(DateOnly on) =>
        (
            [.. FieldVisit.Checklist.Select(code => new VisitFinding(code, FindingAnswer.Yes, null))],
            new VisitNotes(
                on,
                "Pemohon dan suami",
                new Coordinates(-6_120_567, 106_330_125),
                VisitConclusion.Supports,
                "Tempat usaha siap dipakai."
            )
        );

    /// <summary>A plan that was reviewed and visited.</summary>
    public static async Task<GivenPlan> APlanReadyForDecision(
        TestSite site,
        CallKind kind = CallKind.Grant,
        Id<FundingCall>? call = null,
        Money? requested = null,
        GivenReturnee? returnee = null,
        int score = 4
    )
    {
        var screened = await AScreenedPlan(site, call ?? await AnOpenCall(site, kind), returnee, requested);
        var (plan, visit, visitor) = await APlannedVisit(site, screened, score);
        await site.Send(new AddVisitPhoto(visit, Make.Upload("tempat.png")), visitor);
        var (findings, notes) = Minutes(site.Clock.Today());
        await site.Send(new RecordFieldVisit(visit, findings, notes), visitor);
        return plan;
    }

    /// <summary>Drafts an approval of everything requested, or of an even part of each line.</summary>
    public static async Task<Id<DecisionBatch>> ADraftedApproval(
        TestSite site,
        GivenPlan plan,
        TestActor decider,
        int percent = 100
    )
    {
        var lines = await site.Db(db =>
            db.BusinessPlans.Where(p => p.Id == plan.Id)
                .SelectMany(p => p.BudgetLines.Where(l => l.Source == BudgetSource.Requested))
                .AsNoTracking()
                .ToListAsync()
        );
        return await site.Send(
            new DecidePlan(
                plan.Id,
                DecisionKind.Approve,
                lines.ToDictionary(l => l.Id.Value, l => new Money(l.Amount.Rupiah * percent / 100)),
                null,
                null
            ),
            decider
        );
    }

    /// <summary>Closes the call and publishes its draft of decisions.</summary>
    public static async Task PublishedDecisions(TestSite site, Id<FundingCall> call, TestActor decider)
    {
        if (await site.Db(db => db.FundingCalls.AnyAsync(c => c.Id == call && c.Status == CallStatus.Open)))
            await site.Send(new CloseCall(call), await site.Staff(Role.Officer));
        var draft = await site.Db(db =>
            db.DecisionBatches.SingleAsync(b => b.CallId == call && b.Status == BatchStatus.Draft)
        );
        await site.Send(new PublishDecisions(draft.Id, draft.Approved), decider);
    }

    /// <summary>A plan approved in full by a published batch; its call is closed.</summary>
    public static async Task<GivenPlan> AnApprovedPlan(
        TestSite site,
        CallKind kind = CallKind.Grant,
        Id<FundingCall>? call = null,
        Money? requested = null,
        GivenReturnee? returnee = null
    )
    {
        var plan = await APlanReadyForDecision(site, kind, call, requested, returnee);
        var decider = await site.Staff(Role.DecisionMaker);
        await ADraftedApproval(site, plan, decider);
        await PublishedDecisions(site, plan.CallId, decider);
        return plan;
    }
}
