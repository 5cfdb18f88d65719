using PmiEmas.Application.Reporting;
using PmiEmas.Domain.Shared;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reporting;

/// <summary>A returnee always sees where the file is, what comes next, by when and who acts.</summary>
public sealed class PortalHomeTests : SiteTest
{
    [Fact]
    public async Task Who_has_just_registered_is_led_to_their_file()
    {
        var returnee = await Given.ARegisteredReturnee(Site);
        var page = await (await Site.As(returnee.Actor)).Open("/portal");
        page.ShouldShowText("portal.next.complete-profile");
        page.Document.QuerySelectorAll(".next .btn.gold").Length.ShouldBe(1);
        Stand(page).ShouldBe("reporting.journey-stage.verification");
    }

    [Fact]
    public async Task Who_waits_sees_who_acts_and_no_gold_button()
    {
        var returnee = await Given.ASubmittedReturnee(Site);
        var page = await (await Site.As(returnee.Actor)).Open("/portal");
        page.ShouldShowText("portal.next.wait-for-verification");
        page.ShouldShowText("portal.journey-note.file-submitted");
        page.Document.QuerySelectorAll(".next .btn.gold").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_can_be_done_comes_before_what_is_waited_for()
    {
        await Given.AnOpenCall(Site);
        var returnee = await Given.ASubmittedReturnee(Site);
        var home = await Site.Send(new PortalHome(), returnee.Actor);
        home.Next!.Kind.ShouldBe("choose-call");
    }

    [Fact]
    public async Task A_plan_that_was_sent_moves_the_person_along_the_path()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var path = (await Site.Send(new PortalHome(), plan.Returnee.Actor)).Path;
        path.Single(s => s.Stage == JourneyStage.Plan)
            .ShouldSatisfyAllConditions(s => s.State.ShouldBe(JourneyState.Done), s => s.On.ShouldBe(Clock.Today()));
        path.Single(s => s.State == JourneyState.Now).Stage.ShouldBe(JourneyStage.Screening);
        path.Count(s => s.State == JourneyState.Now).ShouldBe(1);
    }

    [Fact]
    public async Task A_borrower_sees_how_many_instalments_are_paid()
    {
        var loan = await Given.ADisbursedLoan(Site);
        var path = (await Site.Send(new PortalHome(), loan.Borrower.Actor)).Path;
        var here = path.Single(s => s.State == JourneyState.Now);
        here.Stage.ShouldBe(JourneyStage.Repayment);
        here.Arguments.ShouldBe([0, 12]);
    }

    [Fact]
    public async Task Letters_are_listed_and_can_be_opened()
    {
        var plan = await Given.ASubmittedPlan(Site);
        await Site.DrainOutbox();
        var visitor = await Site.As(plan.Returnee.Actor);
        var page = await visitor.Open("/portal/documents");
        var letter = page.Document.QuerySelector("main a[href^='/files/']").ShouldNotBeNull();
        using var file = await visitor.Fetch(letter.GetAttribute("href")!);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    /// <summary>The key of the station that is marked as the present one.</summary>
    private static string Stand(TestKit.Pages.Page page)
    {
        var here = page.Document.QuerySelector(".path [aria-current=step] b")!.TextContent;
        return Enum.GetValues<JourneyStage>()
            .Select(s => Web.Shared.Language.Texts.KeyOf(s))
            .Single(key => here.StartsWith(SiteTexts.Of(key, "id"), StringComparison.Ordinal));
    }
}
