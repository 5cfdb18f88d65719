using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Grants;
using PmiEmas.Application.Ledger;
using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Payments;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.TestKit;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Grants;

public sealed class ReportingAGrantTests : SiteTest
{
    [Fact]
    public async Task A_grant_is_reported_receipt_by_receipt_accepted_paid_on_and_completed_with_the_unspent_returned()
    {
        var grant = await Given.APayableGrant(Site);
        var report = await Given.APaidTranche(Site, grant);
        var returnee = await Site.As(grant.Returnee.Actor);

        var own = await returnee.Open($"/portal/reports/{report}");
        var receipt = await own.Follow(SiteTexts.Of("grants.add-receipt", "id"));
        var line = receipt.Document.QuerySelectorAll("[name='LineId']")[^1].GetAttribute("value")!;
        var saved = await receipt
            .Form()
            .Choose("LineId", line)
            .Fill("Amount", "7.000.000")
            .Fill("Seller", "Toko Maju Jaya")
            .Attach("Photo", "nota.png", Make.Png(), "image/png")
            .Submit();
        saved.ShouldShowText("grants.receipt-saved").ShouldShow("Toko Maju Jaya");
        var sent = await saved
            .Form(SiteTexts.Of("grants.submit-report", "id"))
            .Fill("Note", "Etalase dan kulkas sudah ada.")
            .Submit();
        sent.ShouldShowText("grants.report-submitted");

        var officer = await Site.As(await Site.Staff(Role.Officer));
        var review = await officer.Open($"/workspace/reports/{report}");
        var accepted = await review
            .ShouldShow("Toko Maju Jaya")
            .Form(SiteTexts.Of("grants.accept-report", "id"))
            .Submit();
        accepted.ShouldShowText("grants.report-accepted");
        (await Given.TrancheOf(Site, grant, 2)).Status.ShouldBe(TrancheStatus.ConditionsMet);

        var last = await Given.ASubmittedReport(Site, grant, 2_400_000, tranche: 2);
        await Site.Send(new AcceptReport(last), await Site.Staff(Role.Officer));
        (await Grant(grant)).RefundDue.ShouldBe(new Money(600_000));

        var refund = await returnee.Open($"/portal/grants/{grant.Id}/refund");
        var announced = await refund
            .ShouldShow("Rp600.000")
            .Form()
            .Attach("Proof", "bukti.png", Make.Png(), "image/png")
            .Submit();
        announced.ShouldShowText("grants.refund-announced");

        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));
        var detail = await treasurer.Open($"/workspace/grants/{grant.Id}");
        var confirmed = await detail
            .ShouldShow("Enam ratus ribu rupiah")
            .Form(SiteTexts.Of("grants.confirm-refund", "id"))
            .Submit();
        confirmed.ShouldShowText("grants.refund-confirmed");

        var done = await Grant(grant);
        (done.Status, done.Unspent).ShouldBe((GrantStatus.Completed, Money.Zero));
        (await Balance(Account.GrantsPaid(grant.Reference))).ShouldBe(9_400_000);
        (await Balance(Account.Committed(grant.Reference))).ShouldBe(0);
        (await Site.Db(db => db.Agreements.SingleAsync(a => a.Id == grant.AgreementId))).Status.ShouldBe(
            AgreementStatus.Ended
        );
        (await Site.Db(db => db.BusinessPlans.SingleAsync(p => p.AwardEndedOn != null))).AwardEndedOn.ShouldBe(
            Clock.Today()
        );
        (await Site.Send(new VerifyLedger())).IsSound.ShouldBeTrue();
        (await returnee.Open($"/portal/grants/{grant.Id}")).ShouldShowText("grants.step-completed");
    }

    [Fact]
    public async Task A_report_without_receipts_is_not_taken()
    {
        var grant = await Given.APayableGrant(Site);
        var report = await Given.APaidTranche(Site, grant);
        var returnee = await Site.As(grant.Returnee.Actor);

        var refused = await (await returnee.Open($"/portal/reports/{report}"))
            .Form(SiteTexts.Of("grants.submit-report", "id"))
            .Fill("Note", "Belum belanja")
            .Submit();
        refused.ShouldShowRule(GrantRules.ReportNeedsReceipts).ShouldShow("Belum belanja");
    }

    [Fact]
    public async Task A_receipt_says_what_is_wrong_beside_each_field_and_keeps_what_was_typed()
    {
        var grant = await Given.APayableGrant(Site);
        var report = await Given.APaidTranche(Site, grant);
        var returnee = await Site.As(grant.Returnee.Actor);
        var form = (await returnee.Open($"/portal/reports/{report}/receipts/new")).Form();

        var refused = await form.Fill("Amount", "abc").Fill("Seller", "Toko").Submit();
        refused.ShouldShowError("Amount").ShouldShowError("Photo");
        refused.Form().ValueOf("Seller").ShouldBe("Toko");

        var line = refused.Document.QuerySelector("[name='LineId']")!.GetAttribute("value")!;
        var ahead = await refused
            .Form()
            .Choose("LineId", line)
            .Fill("Amount", "10000")
            .Fill("SpentOn", "2026-11-21")
            .Attach("Photo", "nota.png", Make.Png(), "image/png")
            .Submit();
        ahead.ShouldShowError("SpentOn").ShouldShowText(GrantRules.ReceiptNotAhead.Code);
    }

    [Fact]
    public async Task The_note_is_saved_while_it_is_written()
    {
        var grant = await Given.APayableGrant(Site);
        var report = await Given.APaidTranche(Site, grant);
        var returnee = await Site.As(grant.Returnee.Actor);
        var page = await returnee.Open($"/portal/reports/{report}");
        var form = page.Form(SiteTexts.Of("grants.submit-report", "id")).Fill("Note", "Kulkas datang");
        var fields = form.Fields().Where(f => f.Key != "once").Append(new("field", "Note"));

        var answer = await returnee.Send(
            new HttpRequestMessage(HttpMethod.Post, $"/portal/reports/{report}/note")
            {
                Content = new FormUrlEncodedContent(fields),
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await returnee.Open($"/portal/reports/{report}")).ShouldShow("Kulkas datang");
    }

    [Fact]
    public async Task A_returned_report_tells_the_reason_and_can_be_corrected()
    {
        var grant = await Given.APayableGrant(Site);
        var report = await Given.ASubmittedReport(Site, grant, 7_000_000);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        var page = await officer.Open($"/workspace/reports/{report}/return");
        (await page.Form().Fill("Reason", "Foto nota buram").Submit()).ShouldShow("Foto nota buram");
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.ReturnedForCorrection);

        var returnee = await Site.As(grant.Returnee.Actor);
        var own = await returnee.Open($"/portal/reports/{report}");
        var change = await own.ShouldShow("Foto nota buram").Follow(".sections a");
        var changed = await change.Form(SiteTexts.Of("shared.save", "id")).Fill("Amount", "6.500.000").Submit();
        changed.ShouldShow("Rp6.500.000");
        (await changed.Form(SiteTexts.Of("grants.submit-report", "id")).Submit()).ShouldShowText(
            "grants.report-submitted"
        );
    }

    [Fact]
    public async Task A_report_that_was_handed_in_takes_no_more_receipts()
    {
        var grant = await Given.APayableGrant(Site);
        var report = await Given.ASubmittedReport(Site, grant, 7_000_000);
        var line = (await Grant(grant)).Lines[0].Id;

        var refused = await Should.ThrowAsync<RuleBrokenException>(() =>
            Site.Send(
                new AddSpendingReceipt(report, line, new(1), Clock.Today(), "Toko", null, Make.Upload()),
                grant.Returnee.Actor
            )
        );
        refused.Rule.ShouldBe(GrantRules.ReportOpen);
    }

    [Fact]
    public async Task Somebody_elses_grant_report_and_receipts_are_not_found()
    {
        var grant = await Given.APayableGrant(Site);
        var report = await Given.ASubmittedReport(Site, grant, 7_000_000);
        var photo = await Site.Db(async db =>
            (await db.Set<AccountabilityReport>().AsNoTracking().SingleAsync(r => r.Id == report)).Receipts[0].FileId
        );
        var other = await Site.As((await Given.AVerifiedReturnee(Site)).Actor);

        foreach (
            var address in new[]
            {
                $"/portal/grants/{grant.Id}",
                $"/portal/grants/{grant.Id}/refund",
                $"/portal/reports/{report}",
                $"/portal/reports/{report}/receipts/new",
                $"/files/{photo}",
            }
        )
            (await other.Get(address)).ShouldBe(HttpStatusCode.NotFound);
        (await (await Site.As(grant.Returnee.Actor)).Fetch($"/files/{photo}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_treasury_does_not_accept_reports()
    {
        var report = await Given.ASubmittedReport(Site, await Given.APayableGrant(Site), 7_000_000);
        var maker = await Site.Staff(Role.TreasuryMaker);
        await Should.ThrowAsync<ForbiddenException>(() => Site.Send(new AcceptReport(report), maker));
    }

    [Fact]
    public async Task A_cancelled_tranche_gives_its_money_back_to_the_call()
    {
        var grant = await Given.APayableGrant(Site);
        var decider = await Site.As(await Site.Staff(Role.DecisionMaker));
        var second = (await Given.TrancheOf(Site, grant, 2)).Id;
        var call = await Site.Db(db =>
            db.FundingCalls.Where(c => c.Id == grant.CallId).Select(c => c.Reference).SingleAsync()
        );
        var before = await Balance(Account.Ceiling(call));

        var page = await decider.Open($"/workspace/grants/{grant.Id}/tranches/{second}/cancel");
        (await page.Form().Fill("Reason", "Usaha sudah cukup").Submit()).ShouldShowText("grants.tranche-cancelled");

        (await Balance(Account.Ceiling(call))).ShouldBe(before + 3_000_000);
        (await Balance(Account.Committed(grant.Reference))).ShouldBe(7_000_000);
    }

    [Fact]
    public async Task A_tranche_that_wants_the_course_waits_for_it()
    {
        var grant = await Given.APayableGrant(
            Site,
            changeCall: terms =>
                terms with
                {
                    CourseRequired = true,
                    Tranches = [new(60, true, true, false), new(40, false, false, true)],
                }
        );
        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.Planned);

        await Given.ACompletedCourse(Site, grant.Returnee.Actor);

        (await Given.TrancheOf(Site, grant, 1)).Status.ShouldBe(TrancheStatus.ConditionsMet);
    }

    [Fact]
    public async Task A_refund_above_the_unspent_is_refused_beside_its_field()
    {
        var grant = await Given.APayableGrant(
            Site,
            changeCall: terms => terms with { CourseRequired = false, Tranches = [new(100, true, false, false)] }
        );
        var report = await Given.ASubmittedReport(Site, grant, 9_000_000);
        await Site.Send(new AcceptReport(report), await Site.Staff(Role.Officer));
        var returnee = await Site.As(grant.Returnee.Actor);

        var refused = await (await returnee.Open($"/portal/grants/{grant.Id}/refund"))
            .Form()
            .Fill("Amount", "1.000.001")
            .Attach("Proof", "bukti.png", Make.Png(), "image/png")
            .Submit();
        refused.ShouldShowError("Amount").ShouldShow("Rp1.000.000");
        (await Site.Db(db => db.Receipts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_refund_the_treasurer_does_not_find_is_refused_with_a_reason()
    {
        var grant = await Given.APayableGrant(
            Site,
            changeCall: terms => terms with { CourseRequired = false, Tranches = [new(100, true, false, false)] }
        );
        var report = await Given.ASubmittedReport(Site, grant, 9_000_000);
        await Site.Send(new AcceptReport(report), await Site.Staff(Role.Officer));
        var receipt = await Site.Send(
            new AnnounceRefund(grant.Id, new(1_000_000), Clock.Today(), null, Make.Upload("bukti.png")),
            grant.Returnee.Actor
        );
        var treasurer = await Site.As(await Site.Staff(Role.TreasuryMaker));

        var page = await treasurer.Open($"/workspace/grants/{grant.Id}/refunds/{receipt}/refuse");
        (await page.Form().Fill("Reason", "Belum masuk rekening").Submit()).ShouldShow("Belum masuk rekening");

        (await Site.Db(db => db.Receipts.SingleAsync())).Status.ShouldBe(ReceiptStatus.Refused);
        (await Grant(grant)).RefundDue.ShouldBe(new Money(1_000_000));
    }

    [Fact]
    public async Task Lists_and_tasks_show_who_has_what_to_do()
    {
        var grant = await Given.APayableGrant(Site);
        var officer = await Site.As(await Site.Staff(Role.Officer));
        (await officer.Open("/workspace/grants?tranche=ConditionsMet")).ShouldShow(grant.Reference);
        (await officer.Open("/workspace/grants?status=Completed")).ShouldNotShow(grant.Reference);
        (await officer.Open($"/workspace/grants?q={grant.Reference}&sort=-amount")).ShouldShow(grant.Returnee.Name);
        var csv = await (await officer.Fetch("/workspace/grants/csv")).Content.ReadAsStringAsync();
        csv.ShouldContain(grant.Reference);

        (await Tasks(Role.TreasuryMaker)).ShouldContain("prepare-grant-payout");
        var payout = await Given.ASubmittedPayout(Site, grant);
        (await Tasks(Role.TreasuryChecker)).ShouldBe(["check-payout"]);
        payout.Value.ShouldNotBe(Guid.Empty);
    }

    private async Task<List<string>> Tasks(Role role)
    {
        var actor = await Site.Staff(role);
        return await Site.InScope(
            async services =>
            {
                List<string> kinds = [];
                foreach (var source in services.GetServices<ITaskSource>())
                    kinds.AddRange(
                        (
                            await source.For(
                                services.GetRequiredService<IActor>(),
                                Clock.Today(),
                                CancellationToken.None
                            )
                        ).Select(t => t.Kind)
                    );
                return kinds;
            },
            actor
        );
    }

    private Task<Grant> Grant(GivenGrant given) =>
        Site.Db(db => db.Grants.AsNoTracking().SingleAsync(g => g.Id == given.Id));

    private Task<long> Balance(Account account) =>
        Site.InScope(s => s.GetRequiredService<ILedger>().Balance(account, CancellationToken.None));
}
