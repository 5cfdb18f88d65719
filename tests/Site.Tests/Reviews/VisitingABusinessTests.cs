using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reviews;

public sealed class VisitingABusinessTests : SiteTest
{
    [Fact]
    public async Task A_visit_is_planned_on_the_plans_page_and_the_applicant_invited()
    {
        var (plan, reviewers) = await Given.APlanUnderReview(Site);
        foreach (var reviewer in reviewers)
            await Given.AReviewHandedIn(Site, plan, reviewer);
        var page = await (await Site.As(await Site.Staff(Role.Officer))).Open($"/workspace/reviews/plans/{plan.Id}");

        var done = await page.Form(SiteTexts.Of("reviews.schedule", "id"))
            .Choose("Visitors", reviewers[0].StaffId!.Value.ToString())
            .Fill("PlannedOn", "2026-11-25")
            .Fill("PlannedAt", "09.30")
            .Submit();

        done.ShouldShowText("reviews.visit-planned");
        var letter = await Site.Db(db =>
            db.IssuedDocuments.SingleAsync(d => d.Kind == DocumentKind.FieldVisitInvitation)
        );
        (await (await Site.As(plan.Returnee.Actor)).Fetch($"/files/{letter.FileId}")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        (await Site.Visitor().Open($"/check/{letter.Code}")).ShouldShow(letter.Reference);
        var step = await NextStepOf(plan);
        (step.Kind, step.By).ShouldBe(("expect-visit", new DateOnly(2026, 11, 25)));
    }

    [Fact]
    public async Task The_visitor_writes_the_minutes_at_the_place()
    {
        var (plan, visit, visitor) = await Given.APlannedVisit(Site);
        var page = await (await Site.As(visitor)).Open($"/workspace/reviews/visits/{visit}");
        page = await page.Form(SiteTexts.Of("reviews.add-photo", "id"))
            .Attach("Photo", "depan.png", Make.Png(), "image/png")
            .Submit();
        page.ShouldShowText("reviews.photo-added");

        var done = await Filled(page).Submit(SiteTexts.Of("reviews.close-minutes", "id"));

        done.ShouldShowText("reviews.visit-recorded").ShouldShow("-6.120567, 106.330125");
        (await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.Id == plan.Id))).Status.ShouldBe(
            PlanStatus.ReadyForDecision
        );
        var minutes = await Site.Db(db =>
            db.IssuedDocuments.SingleAsync(d => d.Kind == DocumentKind.FieldVisitMinutes)
        );
        (await Site.Visitor().Open($"/check/{minutes.Code}")).ShouldShow(minutes.Reference);
    }

    [Theory]
    [InlineData("51.50, -0.12", "reviews.coordinates-in-indonesia")]
    [InlineData("di depan masjid", "reviews.coordinates-readable")]
    public async Task A_place_outside_Indonesia_is_refused(string place, string rule)
    {
        var (_, visit, visitor) = await Given.APlannedVisit(Site);
        var page = await (await Site.As(visitor)).Open($"/workspace/reviews/visits/{visit}");

        var again = await Filled(page).Fill("Place", place).Submit(SiteTexts.Of("reviews.save-draft", "id"));

        again.ShouldShowRule(new Rule(rule)).ShouldShowError("Place");
        again.Form("form[data-autosave]").ValueOf("Place").ShouldBe(place);
    }

    [Fact]
    public async Task Minutes_need_a_photo()
    {
        var (_, visit, visitor) = await Given.APlannedVisit(Site);
        var page = await (await Site.As(visitor)).Open($"/workspace/reviews/visits/{visit}");

        (await Filled(page).Submit(SiteTexts.Of("reviews.close-minutes", "id"))).ShouldShowRule(VisitRules.PhotoTaken);
    }

    [Fact]
    public async Task Others_do_not_find_the_visit_or_its_photos()
    {
        var (_, visit, visitor) = await Given.APlannedVisit(Site);
        var photo = await Site.Send(new AddVisitPhoto(visit, Make.Upload("depan.png")), visitor);
        var stranger = await Site.As(await Site.Staff(Role.Reviewer));

        (await stranger.Get($"/workspace/reviews/visits/{visit}")).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Fetch($"/files/{photo}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await Site.As(visitor)).Fetch($"/files/{photo}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<ForbiddenException>(async () =>
            await Site.Send(new CancelFieldVisit(visit, "Hujan."), await Site.Staff(Role.Reviewer))
        );
    }

    [Fact]
    public async Task A_visit_called_off_can_be_planned_again()
    {
        var (plan, visit, visitor) = await Given.APlannedVisit(Site);
        var officer = await Site.Staff(Role.Officer);
        var page = await (await Site.As(officer)).Open($"/workspace/reviews/visits/{visit}/cancel");

        var done = await page.Form().Fill("Reason", "Jalan banjir.").Submit();
        await Site.Send(
            new ScheduleFieldVisit(plan.Id, [visitor.StaffId!.Value], new DateOnly(2026, 11, 30), new TimeOnly(9, 0)),
            officer
        );

        done.ShouldShowText("reviews.visit-cancelled").ShouldShow("Jalan banjir.");
        var letters = await Site.Db(db =>
            db.IssuedDocuments.Where(d => d.Kind == DocumentKind.FieldVisitInvitation).ToListAsync()
        );
        letters.Count(l => l.RevokedAt is null).ShouldBe(1);
    }

    private Task<NextStep> NextStepOf(GivenPlan plan) =>
        Site.InScope(async services =>
        {
            var sources = (IEnumerable<INextStepSource>)services.GetService(typeof(IEnumerable<INextStepSource>))!;
            foreach (var source in sources.OrderBy(s => s.Order))
                if (await source.For(plan.Returnee.Id, Clock.Today(), CancellationToken.None) is { } step)
                    return step;
            throw new ShouldAssertException("no step");
        });

    private static PageForm Filled(Page page)
    {
        var form = page.Form("form[data-autosave]")
            .Fill("VisitedOn", "2026-11-20")
            .Fill("Place", "-6.120567, 106.330125");
        foreach (var code in FieldVisit.Checklist)
            form.Choose($"Answer[{code}]", "Yes");
        return form.Choose("Conclusion", "Supports").Fill("Summary", "Tempat usaha siap dipakai.");
    }
}
