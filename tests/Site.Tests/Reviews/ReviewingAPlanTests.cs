using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reviews;

public sealed class ReviewingAPlanTests : SiteTest
{
    [Fact]
    public async Task A_reviewer_goes_from_the_queue_to_a_review_handed_in()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var review = await Given.ReviewOf(Site, plan, reviewers[0]);
        var visitor = await Site.As(reviewers[0]);

        var queue = await visitor.Open("/workspace/reviews");
        queue.ShouldShowText("reviews.finished-of", 0, 1);
        var desk = await queue.Follow(SiteTexts.Of("reviews.to-next", "id"));
        var done = await Filled(desk).Submit(SiteTexts.Of("reviews.hand-in", "id"));

        done.ShouldBeAt($"/workspace/reviews/{review}").ShouldShowText("reviews.handed-in").ShouldShow("76 dari 100");
        var kept = await Site.Db(db => db.Reviews.SingleAsync(r => r.Id == review));
        kept.Status.ShouldBe(ReviewStatus.Submitted);
        kept.Total.ShouldBe(7600);
    }

    [Fact]
    public async Task The_desk_tells_nothing_of_who_applies()
    {
        var returnee = await Given.AVerifiedReturnee(Site, "Siti Rohmatunnisa");
        var screened = await Given.AScreenedPlan(Site, returnee: returnee);
        var (plan, reviewers) = await Given.APlanUnderReview(Site, screened);
        var review = await Given.ReviewOf(Site, plan, reviewers[0]);

        var desk = await (await Site.As(reviewers[0])).Open($"/workspace/reviews/{review}");

        desk.ShouldNotShow("Siti").ShouldNotShow("Rohmatunnisa").ShouldNotShow(returnee.Nik.Value);
        desk.ShouldShow("•••").ShouldNotShow("Jawaban street").ShouldNotShow("Waliwis").ShouldNotShow("Warung Sembako");
        desk.ShouldShow("Jawaban customers");
        var page = await Site.Send(new ReviewDesk(review), reviewers[0]);
        page.Plan.Attachments.ShouldAllBe(a => a.Kind == PlanAttachment.Photo && a.FileName.StartsWith("Foto"));
    }

    [Fact]
    public async Task A_reviewer_cannot_open_the_plan_itself()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);

        var page = await (await Site.As(reviewers[0])).Get($"/workspace/plans/{plan.Id}");

        page.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_sees_anothers_total_before_handing_in()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        await Given.AReviewHandedIn(Site, plan, reviewers[0], 5);

        var before = await Site.Send(new ReviewDesk(await Given.ReviewOf(Site, plan, reviewers[1])), reviewers[1]);
        await Given.AReviewHandedIn(Site, plan, reviewers[1], 4);
        var after = await Site.Send(new ReviewDesk(before.Id), reviewers[1]);

        before.Others.ShouldBeEmpty();
        after.Others.ShouldBe([10_000]);
    }

    [Fact]
    public async Task What_is_not_scored_is_named_and_nothing_typed_is_lost()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var desk = await Desk(plan, reviewers[0]);

        var again = await desk.Form("form[data-scores]")
            .Choose("Score[market]", "4")
            .Fill("Comment[market]", "Pembeli jelas.")
            .Fill("Note", "Catat penjualan.")
            .Submit(SiteTexts.Of("reviews.hand-in", "id"));

        again.ShouldShowRule(ReviewRules.EveryCriterionAnswered).ShouldShow("Produk dan cara membuat");
        again.Form("form[data-scores]").ValueOf("Comment[market]").ShouldBe("Pembeli jelas.");
        again.Form("form[data-scores]").ValueOf("Score[market]").ShouldBe("4");
    }

    [Fact]
    public async Task One_field_is_saved_by_itself_and_found_again()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var desk = await Desk(plan, reviewers[0]);
        var form = desk.Form("form[data-scores]").Choose("Score[product]", "0");
        var fields = form.Fields()
            .Where(f => f.Key is "__RequestVerificationToken" or "Score[product]")
            .Append(new("field", "Score[product]"));

        var answer = await desk.Visitor.Send(
            new HttpRequestMessage(HttpMethod.Post, form.Element.GetAttribute("data-autosave"))
            {
                Content = new FormUrlEncodedContent(fields),
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var kept = await Site.Db(db =>
            db.Reviews.SingleAsync(r => r.PlanId == plan.Id && r.ReviewerId == reviewers[0].StaffId)
        );
        kept.Scores.Single().ShouldBe(new CriterionScore("product", null, true, null));
        (await Desk(plan, reviewers[0])).Form("form[data-scores]").ValueOf("Score[product]").ShouldBe("0");
    }

    [Fact]
    public async Task Pressed_twice_a_review_is_handed_in_once()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var form = Filled(await Desk(plan, reviewers[0]));

        await form.Submit(SiteTexts.Of("reviews.hand-in", "id"));
        var second = await form.Submit(SiteTexts.Of("reviews.hand-in", "id"));

        second.ShouldBe(HttpStatusCode.OK).ShouldShowText("reviews.handed-in");
        (await Site.Db(db => db.Processes.CountAsync(p => p.Command == nameof(SubmitReview)))).ShouldBe(1);
    }

    [Fact]
    public async Task Anothers_review_is_not_found_and_other_roles_are_refused()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var review = await Given.ReviewOf(Site, plan, reviewers[0]);

        (await (await Site.As(reviewers[1])).Get($"/workspace/reviews/{review}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await Site.As(await Site.Staff(Role.Officer))).Get($"/workspace/reviews/{review}")).ShouldBe(
            HttpStatusCode.Forbidden
        );
        await Should.ThrowAsync<NotFoundException>(() => Site.Send(new RecuseReview(review, "x"), reviewers[1]));
    }

    [Fact]
    public async Task Stepping_back_needs_a_reason_and_closes_the_plan_to_the_reviewer()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var review = await Given.ReviewOf(Site, plan, reviewers[0]);
        var visitor = await Site.As(reviewers[0]);
        var page = await visitor.Open($"/workspace/reviews/{review}/recuse");

        (await page.Form().Submit()).ShouldShowError("Reason");
        var done = await page.Form().Fill("Reason", "Pemohon tetangga orang tua saya.").Submit();

        done.ShouldBeAt("/workspace/reviews").ShouldShowText("reviews.recused");
        (await visitor.Get($"/workspace/reviews/{review}")).ShouldBe(HttpStatusCode.NotFound);
        var kept = await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id));
        kept.ReviewerIds.ShouldNotContain(reviewers[0].StaffId!.Value.Value);
        var task = await Site.InScope(
            async services =>
            {
                var sources = (IEnumerable<ITaskSource>)services.GetService(typeof(IEnumerable<ITaskSource>))!;
                List<InboxTask> tasks = [];
                foreach (var source in sources)
                    tasks.AddRange(
                        await source.For(
                            (IActor)services.GetService(typeof(IActor))!,
                            Clock.Today(),
                            CancellationToken.None
                        )
                    );
                return tasks.Single(t => t.SubjectId == plan.Id.Value);
            },
            await Site.Staff(Role.Officer)
        );
        task.Kind.ShouldBe("assign-reviewers");
    }

    [Fact]
    public async Task A_plan_sent_back_is_judged_anew_when_it_returns()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        await Given.AReviewHandedIn(Site, plan, reviewers[0]);
        var officer = await Site.Staff(Role.Officer);

        await Site.Send(
            new Application.BusinessPlans.RequestPlanChanges(
                plan.Id,
                [new CorrectionAsked(PlanSection.Market, "Sebutkan jumlah pembeli.")]
            ),
            officer
        );
        await Site.Send(
            new Application.BusinessPlans.AnswerPlanCorrection(plan.Id, PlanSection.Market, "Empat puluh sehari."),
            plan.Returnee.Actor
        );
        await Site.Send(new Application.BusinessPlans.SubmitPlan(plan.Id), plan.Returnee.Actor);
        await Site.Send(new Application.BusinessPlans.ScreenPlan(plan.Id), officer);

        var review = await Site.Db(db => db.Reviews.SingleAsync(r => r.ReviewerId == reviewers[0].StaffId));
        (review.Status, review.Total).ShouldBe((ReviewStatus.Reopened, null));
        (await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id))).Status.ShouldBe(PlanStatus.InReview);
    }

    private async Task<Page> Desk(GivenPlan plan, TestActor reviewer) =>
        await (await Site.As(reviewer)).Open($"/workspace/reviews/{await Given.ReviewOf(Site, plan, reviewer)}");

    /// <summary>Market 4 (30), product 3 (30), money not judged (25), person 5 (15): 285 of 375.</summary>
    private static PageForm Filled(Page desk) =>
        desk.Form("form[data-scores]")
            .Choose("Score[market]", "4")
            .Choose("Score[product]", "3")
            .Choose("Score[money]", "0")
            .Fill("Comment[money]", "Harga di daerah ini tidak saya kenal.")
            .Choose("Score[person]", "5")
            .Fill("Note", "Catat penjualan setiap hari.");
}
