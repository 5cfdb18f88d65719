using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reviews;

public sealed class AssigningReviewersTests : SiteTest
{
    private DateOnly Due => Clock.Today().AddDays(7);

    [Fact]
    public async Task An_officer_asks_two_reviewers_on_the_plans_page()
    {
        var plan = await Given.AScreenedPlan(Site);
        var one = await Site.Staff(Role.Reviewer);
        var two = await Site.Staff(Role.Reviewer);
        var page = await (await Site.As(await Site.Staff(Role.Officer))).Open($"/workspace/reviews/plans/{plan.Id}");

        var done = await page.Form(SiteTexts.Of("reviews.ask", "id"))
            .Choose("Reviewers", one.StaffId!.Value.ToString())
            .Choose("Reviewers", two.StaffId!.Value.ToString())
            .Submit();

        done.ShouldShowText("reviews.offered");
        var kept = await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id));
        kept.Status.ShouldBe(PlanStatus.InReview);
        kept.ReviewerIds.ShouldBe([one.StaffId!.Value.Value, two.StaffId!.Value.Value], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_chosen_is_said_on_the_page()
    {
        var plan = await Given.AScreenedPlan(Site);
        await Site.Staff(Role.Reviewer);
        var page = await (await Site.As(await Site.Staff(Role.Officer))).Open($"/workspace/reviews/plans/{plan.Id}");

        (await page.Form(SiteTexts.Of("reviews.ask", "id")).Submit()).ShouldShowRule(ReviewRules.SomebodyChosen);
    }

    [Fact]
    public async Task Each_conflict_excludes_and_is_named()
    {
        var plan = await Given.AScreenedPlan(Site);
        var applicant = await Site.Db(db => db.Returnees.SingleAsync(r => r.Id == plan.Returnee.Id));
        var relative = await Given.AVerifiedReturnee(Site, familyCard: applicant.FamilyCard);
        var officer = await Site.Staff(Role.Officer);
        var neighbour = await Appointed(village: Make.Village);
        var member = await Appointed(nik: relative.Nik);
        var oneself = await Appointed(nik: plan.Returnee.Nik);
        var elsewhere = await Site.Staff(Role.Reviewer, RegionCode.Parse("3201"));
        var decider = await Site.Staff(Role.DecisionMaker);

        await Refused(neighbour, Exclusion.SameVillage);
        await Refused(member, Exclusion.SameHousehold);
        await Refused(oneself, Exclusion.SamePerson);
        await Refused(elsewhere.StaffId!.Value, Exclusion.OutsideRegion);
        await Refused(decider.StaffId!.Value, Exclusion.NotAReviewer);
        var page = await (await Site.As(officer)).Open($"/workspace/reviews/plans/{plan.Id}");
        foreach (var why in new[] { Exclusion.SameVillage, Exclusion.SameHousehold, Exclusion.SamePerson })
            page.ShouldShowText(ReviewRules.Of(why).Code);

        async Task Refused(Id<StaffMember> reviewer, Exclusion why)
        {
            var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
                Site.Send(new OfferReviews(plan.Id, [reviewer], Due), officer)
            );
            broken.Rule.ShouldBe(ReviewRules.Of(why));
        }
    }

    [Fact]
    public async Task Who_registered_somebody_does_not_review_them()
    {
        var both = await Site.Staff([Role.Companion, Role.Reviewer]);
        var returnee = await Given.AVerifiedReturnee(Site, by: both);
        var plan = await Given.AScreenedPlan(Site, returnee: returnee);
        var officer = await Site.Staff(Role.Officer);

        var broken = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new OfferReviews(plan.Id, [both.StaffId!.Value], Due), officer)
        );

        broken.Rule.ShouldBe(ReviewRules.Of(Exclusion.RegisteredApplicant));
    }

    [Fact]
    public async Task A_third_is_asked_only_where_totals_lie_apart()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var officer = await Site.Staff(Role.Officer);
        var third = await Site.Staff(Role.Reviewer);
        var early = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(new OfferReviews(plan.Id, [third.StaffId!.Value], Due), officer)
        );
        early.Rule.ShouldBe(ReviewRules.AnotherIsNeeded);
        await Given.AReviewHandedIn(Site, plan, reviewers[0], 5);
        await Given.AReviewHandedIn(Site, plan, reviewers[1], 2);
        var before = await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(Visit(plan, reviewers[0]), officer));
        before.Rule.ShouldBe(VisitRules.ReviewsComplete);

        await Site.Send(new OfferReviews(plan.Id, [third.StaffId!.Value], Due), officer);
        await Site.Send(new AcceptReview(await Given.ReviewOf(Site, plan, third)), third);
        await Given.AReviewHandedIn(Site, plan, third, 3);

        await Site.Send(Visit(plan, reviewers[0]), officer);
        (await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id))).Status.ShouldBe(
            PlanStatus.FieldVisit
        );
    }

    [Fact]
    public async Task A_moderation_record_settles_totals_that_lie_apart()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        await Given.AReviewHandedIn(Site, plan, reviewers[0], 5);
        await Given.AReviewHandedIn(Site, plan, reviewers[1], 2);
        var officer = await Site.Staff(Role.Officer);
        var page = await (await Site.As(officer)).Open($"/workspace/reviews/plans/{plan.Id}");
        page.ShouldShowText("reviews.must-be-settled");

        var empty = await page.Form(SiteTexts.Of("reviews.moderate", "id")).Submit();
        var done = await page.Form(SiteTexts.Of("reviews.moderate", "id"))
            .Fill("Record", "Penilai sepakat pasar cukup besar.")
            .Submit();

        empty.ShouldShowError("Record");
        done.ShouldShowText("reviews.moderated").ShouldShow("Penilai sepakat pasar cukup besar.");
        await Site.Send(Visit(plan, reviewers[0]), officer);
    }

    [Fact]
    public async Task Only_officers_ask_and_only_in_their_region()
    {
        var plan = await Given.AScreenedPlan(Site);
        var reviewer = await Site.Staff(Role.Reviewer);
        var command = new OfferReviews(plan.Id, [reviewer.StaffId!.Value], Due);

        await Should.ThrowAsync<ForbiddenException>(async () =>
            await Site.Send(command, await Site.Staff(Role.DecisionMaker))
        );
        await Should.ThrowAsync<NotFoundException>(async () =>
            await Site.Send(command, await Site.Staff(Role.Officer, RegionCode.Parse("3201")))
        );
        (await (await Site.As(reviewer)).Get($"/workspace/reviews/plans/{plan.Id}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_silent_reviewer_loses_the_review()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        var review = await Given.ReviewOf(Site, plan, reviewers[0]);
        var page = await (await Site.As(await Site.Staff(Role.Officer))).Open(
            $"/workspace/reviews/plans/{plan.Id}/reviews/{review}/take-away"
        );

        var done = await page.Form().Fill("Reason", "Tidak menjawab.").Submit();

        done.ShouldShowText("reviews.taken-away");
        (await Site.Db(db => db.Reviews.SingleAsync(r => r.Id == review))).Status.ShouldBe(ReviewStatus.Recused);
    }

    private ScheduleFieldVisit Visit(GivenPlan plan, TestActor visitor) =>
        new(plan.Id, [visitor.StaffId!.Value], Clock.Today().AddDays(2), new TimeOnly(9, 30));

    private async Task<Id<StaffMember>> Appointed(string? village = null, Nik? nik = null)
    {
        var member = StaffMember.Appoint(
            Id<StaffMember>.New(),
            Make.PersonName(),
            "Dinas Koperasi",
            EmailAddress.Parse($"{Guid.CreateVersion7():n}@emas.test"),
            [Role.Reviewer],
            null,
            village is null ? null : RegionCode.Parse(village),
            nik
        );
        await Site.Db(db =>
        {
            db.Add(member);
            return db.SaveChangesAsync();
        });
        return member.Id;
    }
}
