using System.Net;
using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using PmiEmas.TestKit.Pages;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Programmes;

public sealed class RunningACallTests : SiteTest
{
    [Fact]
    public async Task An_officer_writes_a_call_and_opens_it_to_everybody()
    {
        await Given.AFundSource(Site, "APBD26");
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var form = Filled(await officer.Open("/workspace/calls/new"));
        var detail = await form.Submit();
        detail.ShouldShowText("programmes.drafted").ShouldShow("PGL-2026-");
        (await Site.Visitor().Open("/calls")).ShouldNotShow("Bantuan modal 2026");

        var opened = await detail.Form("Buka sekarang").Submit();
        opened.ShouldShowText("programmes.opened");
        var shown = await (await Site.Visitor().Open("/calls")).Follow("Bantuan modal 2026");
        shown.ShouldShow("Pasar").ShouldShow("Rp2.500.000");
    }

    [Fact]
    public async Task Weights_that_do_not_sum_to_a_hundred_are_refused_and_everything_typed_stays()
    {
        await Given.AFundSource(Site, "APBD26");
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var again = await Filled(await officer.Open("/workspace/calls/new")).Fill("Rubric[0].Weight", "50").Submit();

        again.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldShowText("programmes.weights-sum-to-hundred");
        again.Form().ValueOf("Title").ShouldBe("Bantuan modal 2026");
    }

    [Fact]
    public async Task A_draft_is_edited_but_an_open_call_is_not()
    {
        var call = await Given.ADraftCall(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/calls/{call}/edit");

        (await page.Form().Fill("Title", "Judul baru").Submit()).ShouldShow("Judul baru");
        await Site.Send(new OpenCall(call), await Site.Staff(Role.Officer));

        (await (await officer.Open($"/workspace/calls/{call}/edit")).Form().Submit()).ShouldShowRule(
            CallRules.EditedBeforeOpening
        );
    }

    [Fact]
    public async Task Two_officers_editing_at_once_do_not_overwrite_each_other()
    {
        var call = await Given.ADraftCall(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var (one, other) = (
            await officer.Open($"/workspace/calls/{call}/edit"),
            await officer.Open($"/workspace/calls/{call}/edit")
        );
        await one.Form().Fill("Title", "Satu").Submit();

        (await other.Form().Fill("Title", "Dua").Submit()).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_call_is_copied_with_new_dates()
    {
        var call = await Given.AnOpenCall(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/calls/{call}/clone");

        var clone = await page.Form().Fill("OpensOn", "2027-01-04").Fill("ClosesOn", "2027-02-28").Submit();

        clone.ShouldShowText("programmes.cloned").ShouldShow("28 Februari 2027");
    }

    [Fact]
    public async Task The_clock_opens_a_scheduled_call_and_closes_it_after_its_last_day()
    {
        var call = await Given.ADraftCall(
            Site,
            change: t => t with { OpensOn = new(2026, 11, 23), ClosesOn = new(2026, 11, 27) }
        );
        await Site.Send(new ScheduleCall(call), await Site.Staff(Role.Officer));

        await Site.RunJob("open-and-close-calls", new DateOnly(2026, 11, 22));
        (await Status(call)).ShouldBe(CallStatus.Scheduled);
        await Site.RunJob("open-and-close-calls", new DateOnly(2026, 11, 23));
        await Site.RunJob("open-and-close-calls", new DateOnly(2026, 11, 27));
        (await Status(call)).ShouldBe(CallStatus.Open);
        await Site.RunJob("open-and-close-calls", new DateOnly(2026, 11, 28));
        await Site.RunJob("open-and-close-calls", new DateOnly(2026, 11, 28));
        (await Status(call)).ShouldBe(CallStatus.Closed);
    }

    [Fact]
    public async Task A_closed_call_is_extended_reopened_and_finally_reviewed()
    {
        var call = await Given.AnOpenCall(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var detail = await officer.Open($"/workspace/calls/{call}");

        detail = await detail.Form("Tutup sekarang").Submit();
        detail = await detail.Form("Perpanjang").Fill("ClosesOn", "2027-01-15").Submit();
        detail = await detail.Form("Buka sekarang").Submit();
        detail = await detail.Form("Tutup sekarang").Submit();
        detail = await detail.Form("Mulai penilaian").Submit();

        detail.ShouldShow("15 Januari 2027");
        (await Status(call)).ShouldBe(CallStatus.UnderReview);
    }

    [Fact]
    public async Task A_fund_source_has_a_code_of_its_own()
    {
        await Given.AFundSource(Site, "CSRBJB");
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryChecker));
        var page = await treasurer.Open("/workspace/fund-sources");

        (await page.Form().Fill("Code", "csrbjb").Fill("Name", "CSR bank bjb").Submit())
            .ShouldShowRule(FundSourceRules.CodeIsUnique)
            .ShouldShowError("Code");
        page = await treasurer.Open("/workspace/fund-sources");
        (await page.Form().Fill("Code", "KSP26").Fill("Name", "KSP Banten").Submit()).ShouldShow("KSP26");
    }

    [Fact]
    public async Task Who_may_only_look_finds_no_way_to_write()
    {
        var call = await Given.ADraftCall(Site);
        var auditor = await Site.As(await Site.Staff(Role.Auditor));

        (await auditor.Open($"/workspace/calls/{call}")).ShouldNotShow("Buka sekarang");
        (await auditor.Get("/workspace/calls/new")).ShouldBe(HttpStatusCode.Forbidden);
        (await auditor.Get($"/workspace/calls/{call}/edit")).ShouldBe(HttpStatusCode.Forbidden);
        (await Site.Visitor().Get($"/calls/{call}")).ShouldBe(HttpStatusCode.NotFound);
        (await auditor.Open("/workspace/calls?status=Draft&kind=Grant&q=modal&sort=-ceiling")).ShouldShow("Konsep");
        (await auditor.Get($"/workspace/calls/{Id<FundingCall>.New()}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static PageForm Filled(Page page) =>
        page.Form()
            .Fill("Title", "Bantuan modal 2026")
            .Fill("Summary", "Untuk PMI purna yang membuka usaha.")
            .Choose("Kind", "Grant")
            .Fill("FundSourceId", "Dana usaha Banten 2026 (APBD26)")
            .Fill("LegalBasis", "SK 12/2026")
            .Fill("Ceiling", "600.000.000")
            .Fill("MinimumAmount", "2.500.000")
            .Fill("MaximumAmount", "12.000.000")
            .Fill("OpensOn", "2026-11-20")
            .Fill("ClosesOn", "2026-12-18")
            .Fill("Rubric[0].Title", "Pasar")
            .Fill("Rubric[0].Weight", "60")
            .Fill("Rubric[1].Title", "Orang")
            .Fill("Rubric[1].Weight", "40");

    private Task<CallStatus> Status(Id<FundingCall> call) =>
        Site.Db(db => db.FundingCalls.Where(c => c.Id == call).Select(c => c.Status).SingleAsync());
}
