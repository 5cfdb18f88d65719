using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Reviews;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Reviews;

public sealed class DecidingOnThePagesTests : SiteTest
{
    [Fact]
    public async Task The_panel_ranks_decides_and_publishes_and_the_applicant_reads_it()
    {
        var call = await Given.AnOpenCall(Site);
        var better = await Given.APlanReadyForDecision(Site, call: call, score: 5);
        var weaker = await Given.APlanReadyForDecision(Site, call: call, score: 4);
        await Site.Send(new Application.Programmes.CloseCall(call), await Site.Staff(Role.Officer));
        var decider = await Site.As(await Site.Staff(Role.DecisionMaker));
        var board = await decider.Open($"/workspace/reviews/decisions/{call}");
        board
            .Text.IndexOf(await ReferenceOf(better), StringComparison.Ordinal)
            .ShouldBeLessThan(board.Text.IndexOf(await ReferenceOf(weaker), StringComparison.Ordinal));

        var first = await decider.Open($"/workspace/reviews/decisions/plans/{better.Id}");
        board = await first.Form(SiteTexts.Of("reviews.draft-decision", "id")).Choose("Kind", "Approve").Submit();
        board.ShouldShow("Rp6.350.000");
        var second = await decider.Open($"/workspace/reviews/decisions/plans/{weaker.Id}");
        var refused = await second.Form(SiteTexts.Of("reviews.draft-decision", "id")).Choose("Kind", "Reject").Submit();
        refused.ShouldShowRule(DecisionRules.ReasonsGiven);
        board = await refused
            .Form(SiteTexts.Of("reviews.draft-decision", "id"))
            .Choose("Kind", "Reject")
            .Fill("Reasons", "Pembeli belum cukup.")
            .Submit();
        var publish = await board.Follow($"a[href='/workspace/reviews/decisions/{call}/publish']");
        publish.ShouldShow("Enam juta tiga ratus lima puluh ribu");
        (await publish.Form().Submit()).ShouldShowError("Sure");
        var form = publish.Form().Check("Sure");
        var done = await form.Submit();
        var again = await form.Submit();

        done.ShouldShowText("reviews.published-now").ShouldShow("Pembeli belum cukup.");
        again.ShouldBe(HttpStatusCode.OK).ShouldBeAt(done.Path);
        var mine = await (await Site.As(better.Returnee.Actor)).Open($"/portal/plan/{better.Id}/decision");
        mine.ShouldShow("Rp6.350.000").ShouldShowText("reviews.next-after-grant").ShouldShow("Lanjutkan mencatat");
        var theirs = await (await Site.As(weaker.Returnee.Actor)).Open($"/portal/plan/{weaker.Id}/decision");
        theirs.ShouldShow("Pembeli belum cukup.");
        (await (await Site.As(weaker.Returnee.Actor)).Get($"/portal/plan/{better.Id}/decision")).ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task The_decision_letter_answers_the_check_page_and_opens_for_its_owner_only()
    {
        var plan = await Given.AnApprovedPlan(Site);
        var letter = await Site.Db(db => db.IssuedDocuments.SingleAsync(d => d.Kind == DocumentKind.DecisionLetter));

        (await Site.Visitor().Open($"/check/{letter.Code}")).ShouldShow(letter.Reference);
        (await (await Site.As(plan.Returnee.Actor)).Fetch($"/files/{letter.FileId}")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        var other = await Given.AVerifiedReturnee(Site);
        (await (await Site.As(other.Actor)).Fetch($"/files/{letter.FileId}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task A_decision_not_published_is_nobodys_to_read()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        await Given.ADraftedApproval(Site, plan, await Site.Staff(Role.DecisionMaker));

        (await (await Site.As(plan.Returnee.Actor)).Get($"/portal/plan/{plan.Id}/decision")).ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Too_much_on_a_line_is_said_beside_it()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var page = await (await Site.As(await Site.Staff(Role.DecisionMaker))).Open(
            $"/workspace/reviews/decisions/plans/{plan.Id}"
        );
        var form = page.Form(SiteTexts.Of("reviews.draft-decision", "id"));
        var line = form.Fields().First(f => f.Key.StartsWith("Amounts[", StringComparison.Ordinal)).Key;

        var again = await form.Choose("Kind", "Approve").Fill(line, "99.000.000").Submit();

        again.ShouldShowRule(DecisionRules.AmountPerRequestedLine).ShouldShowError(line);
    }

    [Fact]
    public async Task Who_only_looks_sees_the_board_without_deciding()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        (await officer.Open($"/workspace/reviews/decisions/{plan.CallId}")).ShouldShow("Warung Sembako Bu Siti");
        (await officer.Get($"/workspace/reviews/decisions/plans/{plan.Id}")).ShouldBe(HttpStatusCode.Forbidden);
        (await officer.Open("/workspace/reviews/plans")).ShouldShow("Warung Sembako Bu Siti");
    }

    [Fact]
    public async Task A_plan_withdrawn_leaves_the_draft()
    {
        var plan = await Given.APlanReadyForDecision(Site);
        var batch = await Given.ADraftedApproval(Site, plan, await Site.Staff(Role.DecisionMaker));

        await Site.Send(new Application.BusinessPlans.WithdrawPlan(plan.Id, "Sudah bekerja."), plan.Returnee.Actor);

        (await Site.Db(db => db.DecisionBatches.SingleAsync(b => b.Id == batch))).Entries.ShouldBeEmpty();
    }

    private Task<string> ReferenceOf(GivenPlan plan) =>
        Site.Db(db => db.BusinessPlans.Where(p => p.Id == plan.Id).Select(p => p.Reference).SingleAsync());
}
