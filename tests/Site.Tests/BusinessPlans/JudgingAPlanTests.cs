using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.BusinessPlans;

public sealed class JudgingAPlanTests : SiteTest
{
    [Fact]
    public async Task A_returnee_hands_in_and_reads_the_receipt()
    {
        var plan = await Given.ACompletePlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);

        var page = await visitor.Open($"/portal/plan/{plan.Id}/submit");
        var home = await page.Form("Kirim rencana").Submit();
        var again = await page.Form("Kirim rencana").Submit();

        home.ShouldBeAt($"/portal/plan/{plan.Id}").ShouldShowText("business-plans.submitted");
        again.ShouldBeAt($"/portal/plan/{plan.Id}");
        (await Site.Db(db => db.Set<PlanVersion>().CountAsync())).ShouldBe(1);
        var receipt = home.Document.QuerySelector("a[href^='/files/']")!.GetAttribute("href")!;
        var file = await visitor.Fetch(receipt);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await (await Site.As((await Given.ARegisteredReturnee(Site)).Actor)).Fetch(receipt)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task What_is_missing_is_told_with_the_way_there()
    {
        var plan = await Given.AStartedPlan(Site);

        var page = await (await Site.As(plan.Returnee.Actor)).Open($"/portal/plan/{plan.Id}/submit");

        page.ShouldShow("Belum diisi: Nama usaha")
            .ShouldShowText("business-plans.missing.lines")
            .ShouldHaveLink("Produk");
    }

    [Fact]
    public async Task The_receipts_code_is_answered_to_anybody_with_a_masked_name()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var code = await Site.Db(db => db.IssuedDocuments.Select(d => d.Code).SingleAsync());

        var page = await Site.Visitor().Open($"/check/{code.Replace("-", "").ToLowerInvariant()}");

        page.ShouldShowText("check.genuine").ShouldNotShow(plan.Returnee.Name);
        (await Site.Visitor().Open("/check/AAAA-BBBB-CCCC")).ShouldShowText("check.unknown");
        var form = (await Site.Visitor().Open("/check")).Form("form.card");
        (await form.Fill("code", code).Submit()).ShouldShowText("check.genuine");
    }

    [Fact]
    public async Task An_officer_finds_a_plan_eligible_once()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var list = await officer.Open("/workspace/plans?status=Submitted");
        var detail = await list.Follow("Warung Sembako Bu Siti");
        var screen = await detail.Follow("Nyatakan memenuhi syarat");
        var done = await screen.Form().Submit();
        var again = await screen.Form().Submit();

        done.ShouldBeAt($"/workspace/plans/{plan.Id}").ShouldShow("Memenuhi syarat");
        again.ShouldBe(HttpStatusCode.OK);
        (await Status(plan)).ShouldBe(PlanStatus.Screened);
    }

    [Fact]
    public async Task A_plan_is_found_ineligible_only_for_a_reason()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/plans/{plan.Id}/ineligible");

        var refused = await page.Form().Submit();
        refused.ShouldShowRule(PlanRules.IneligibleForReasons);
        await refused
            .Form()
            .Choose("Reasons", nameof(IneligibleReason.DocumentsNotValid))
            .Fill("Explanation", "KTP sudah tidak berlaku.")
            .Submit();

        (await Status(plan)).ShouldBe(PlanStatus.Ineligible);
        (await (await Site.As(plan.Returnee.Actor)).Open($"/portal/plan/{plan.Id}"))
            .ShouldShow("KTP sudah tidak berlaku.")
            .ShouldShow("Dokumen tidak berlaku");
    }

    [Fact]
    public async Task Corrections_are_asked_per_section_answered_and_compared()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var ask = await officer.Open($"/workspace/plans/{plan.Id}/changes");
        var refused = await ask.Form().Submit();
        refused.ShouldShowRule(PlanRules.CorrectionsNamed);
        await refused.Form().Fill("Asked[Market]", "Sebutkan pembelinya.").Submit();

        var returnee = await Site.As(plan.Returnee.Actor);
        (await returnee.Open($"/portal/plan/{plan.Id}")).ShouldShow("Sebutkan pembelinya.");
        (await returnee.Open($"/portal/plan/{plan.Id}/product")).ShouldShowText("business-plans.only-asked-sections");
        var market = await returnee.Open($"/portal/plan/{plan.Id}/market");
        await market.Form("form[data-autosave]").Fill("Values[customers]", "Ibu-ibu di Kp. Waliwis").Submit();
        await (await returnee.Open($"/portal/plan/{plan.Id}/market"))
            .Form("Simpan jawaban")
            .Fill("Answer", "Pembelinya sudah saya tulis.")
            .Submit();
        await (await returnee.Open($"/portal/plan/{plan.Id}/submit")).Form("Kirim rencana").Submit();

        (await Status(plan)).ShouldBe(PlanStatus.Submitted);
        (await officer.Open($"/workspace/plans/{plan.Id}"))
            .ShouldShow("Pembelinya sudah saya tulis.")
            .ShouldShowText("business-plans.changed-since")
            .ShouldShow("Ibu-ibu di Kp. Waliwis");
    }

    [Fact]
    public async Task A_plan_is_withdrawn_with_a_reason_and_may_be_begun_again()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var visitor = await Site.As(plan.Returnee.Actor);
        var page = await visitor.Open($"/portal/plan/{plan.Id}/withdraw");

        (await page.Form().Submit()).ShouldShowRule(PlanRules.ReasonGiven);
        // Back in the browser and filled in there: the used form is shown once more, with what was typed.
        var again = await page.Form().Fill("Reason", "Saya pindah kota.").Submit();
        again.ShouldShowText("shared.refused-before");
        await again.Form().Submit();

        (await Status(plan)).ShouldBe(PlanStatus.Withdrawn);
        await Site.Send(new StartPlan(plan.CallId), plan.Returnee.Actor);
    }

    [Fact]
    public async Task Another_regions_plan_is_not_found_and_not_listed()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var elsewhere = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3671")));
        var here = await Site.As(await Site.Staff(Role.Officer, RegionCode.Parse("3603")));

        (await elsewhere.Get($"/workspace/plans/{plan.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Open("/workspace/plans")).ShouldNotShow("Warung Sembako Bu Siti");
        (await here.Open($"/workspace/plans/{plan.Id}")).ShouldShow(plan.Returnee.Name);
        (await here.Open("/workspace/plans?q=sembako&sort=-requested&region=3603")).ShouldShow(
            "Warung Sembako Bu Siti"
        );
    }

    [Fact]
    public async Task Only_who_may_screen_screens()
    {
        var plan = await Given.ASubmittedPlan(Site);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));

        (await auditor.Get($"/workspace/plans/{plan.Id}/screen")).ShouldBe(HttpStatusCode.Forbidden);
        (await auditor.Open($"/workspace/plans/{plan.Id}")).ShouldNotShow("Nyatakan memenuhi syarat");
        (await (await Site.As(await Site.Staff(Role.Reviewer))).Get("/workspace/plans")).ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task A_draft_is_nobodys_business_but_its_writers()
    {
        var plan = await Given.AStartedPlan(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        (await officer.Get($"/workspace/plans/{plan.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_is_a_file_too()
    {
        await Given.ASubmittedPlan(Site);

        var file = await (await Site.As(await Site.Staff(Role.Officer))).Fetch("/workspace/plans/csv");

        (await file.Content.ReadAsStringAsync()).ShouldContain("6350000");
    }

    private Task<PlanStatus> Status(GivenPlan plan) =>
        Site.Db(db => db.BusinessPlans.Where(p => p.Id == plan.Id).Select(p => p.Status).SingleAsync());
}
