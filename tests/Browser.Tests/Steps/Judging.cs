using Microsoft.EntityFrameworkCore;
using PmiEmas.Browser.Tests.Kit;

namespace PmiEmas.Browser.Tests.Steps;

/// <summary>From a plan that came in to a published decision.</summary>
internal static class Judging
{
    public static async Task VerifyFile(this Person officer)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.verify-returnee");
        await officer.Press("returnees.verify");
    }

    public static async Task ScreenPlan(this Person officer)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.screen-plan");
        await officer.Follow("business-plans.screen");
        await officer.Press("business-plans.screen-confirm");
    }

    /// <summary>Asks both reviewers.</summary>
    public static async Task AssignReviewers(this Person officer, DateOnly due, params TestActor[] reviewers)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.assign-reviewers");
        foreach (var reviewer in reviewers)
            await officer.Choose("Reviewers", reviewer.StaffId!.Value.ToString());
        await officer.Fill("DueOn", Applying.Date(due));
        await officer.Press("reviews.ask");
    }

    /// <summary>Takes the review up, scores every criterion and hands it in.</summary>
    public static async Task Review(this Person reviewer, int score)
    {
        await reviewer.Visit("/workspace");
        await reviewer.Follow("workspace.task.answer-review");
        await reviewer.Press("reviews.accept");
        var names = await reviewer
            .Page.Locator("main input[type=radio][name^='Score[']")
            .EvaluateAllAsync<string[]>("all => [...new Set(all.map(e => e.name))]");
        foreach (var name in names)
        {
            await reviewer.Choose(name, $"{score}");
            await reviewer.Fill(name.Replace("Score", "Comment"), "Rencananya masuk akal dan pasarnya dekat.");
        }
        await reviewer.Fill("Note", "Teruskan. Catat penjualan setiap hari.");
        await reviewer.Press("reviews.hand-in");
    }

    public static async Task PlanVisit(this Person officer, DateOnly on, TestActor visitor)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.plan-visit");
        await officer.Choose("Visitors", visitor.StaffId!.Value.ToString());
        await officer.Fill(("PlannedOn", Applying.Date(on)), ("PlannedAt", "09:30"));
        await officer.Press("reviews.schedule");
    }

    /// <summary>Writes the minutes at the place, on a phone.</summary>
    public static async Task RecordVisit(this Person visitor, DateOnly on)
    {
        await visitor.Visit("/workspace");
        await visitor.Follow("workspace.task.record-visit");
        await visitor.Attach("Photo", "warung.png");
        await visitor.Press("reviews.add-photo");
        var names = await visitor
            .Page.Locator("main input[type=radio][name^='Answer[']")
            .EvaluateAllAsync<string[]>("all => [...new Set(all.map(e => e.name))]");
        foreach (var name in names)
            await visitor.Choose(name, "Yes");
        await visitor.Fill(("VisitedOn", Applying.Date(on)), ("Place", "-6.120567, 106.420123"));
        await visitor.Choose("Conclusion", "Supports");
        await visitor.Fill("Summary", "Warung sudah berjalan dan ramai pembeli.");
        await visitor.Press("reviews.close-minutes");
    }

    /// <summary>Closes the call, so that its plans can be decided side by side.</summary>
    public static async Task CloseCall(this Person officer, string call)
    {
        await officer.Visit(call);
        await officer.Press("programmes.close-now");
        await officer.Press("programmes.begin-review");
    }

    /// <summary>Grants every line of the one plan that is ready, and publishes.</summary>
    public static async Task DecideAndPublish(this Person head, params long[] amounts)
    {
        await head.Visit("/workspace");
        await head.Follow("workspace.task.decide-plans");
        await head.Page.Locator("main a.rowlink").First.ClickAsync();
        await head.Page.WaitForURLAsync("**/decisions/plans/**");
        await head.Examine();
        await head.Choose("Kind", "Approve");
        var lines = head.Page.Locator("main input[name^='Amounts[']");
        foreach (var (amount, i) in amounts.Select((a, i) => (a, i)))
            await lines.Nth(i).FillAsync($"{amount}");
        await head.Press("reviews.draft-decision");
        await head.Visit("/workspace");
        await head.Follow("workspace.task.publish-decisions");
        await head.Page.Locator("main a.gold[href$='/publish']").ClickAsync();
        await head.Page.WaitForURLAsync("**/publish");
        await head.Examine();
        await head.Tick("Sure");
        await head.Page.Locator("main form button[type=submit].gold").ClickAsync();
        await head.Page.WaitForURLAsync("**/published/**");
        await head.Examine();
    }

    public static Task<string> TheOnlyCall(this TestSite site) =>
        site.Db(async db => "/workspace/calls/" + await db.FundingCalls.Select(c => c.Id).SingleAsync());
}
