using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Browser.Tests.Steps;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests;

/// <summary>From an approved plan to an accepted report.</summary>
public sealed class FundingTests : BrowserTest
{
    [Fact]
    public async Task A_grant_is_signed_for_paid_out_and_accounted_for_after_the_course()
    {
        var site = Site.Site;
        var grant = await Given.AnApprovedGrant(site, 7_000_000, t => t with { CourseRequired = true });
        var cohort = await Given.AnAnnouncedCohort(site);
        await using var siti = await Site.Open(grant.Returnee.Actor);
        await using var officer = await Site.Open(await site.Staff(Role.Officer), Screen.Desk);
        await siti.Enrol();
        await officer.StartCohort(cohort);
        site.Clock.Set(new DateOnly(2026, 12, 7));
        await using var trainer = await Site.Open(cohort.Trainer, Screen.Phone);
        await trainer.RecordAttendance();
        await officer.SignIn(await site.Staff(Role.Officer));
        await officer.CompleteCohort();
        await officer.OfferAgreement();
        await siti.SignIn(grant.Returnee.Actor);
        await siti.SignAgreement(site);
        await using var head = await Site.Open(await site.Staff(Role.DecisionMaker), Screen.Desk);
        await head.Countersign();
        await using var maker = await Site.Open(await site.Staff(Role.TreasuryMaker), Screen.Desk);
        await using var checker = await Site.Open(await site.Staff(Role.TreasuryChecker), Screen.Desk);
        await maker.PreparePayout("workspace.task.prepare-grant-payout");
        await checker.CheckPayout();
        await maker.SendAndConfirm(site.Today());
        await siti.Report(site.Today(), 1_850_000, 5_150_000);
        await officer.AcceptReport();
        await siti.Visit("/portal");
        await siti.Visit("/portal/documents");
    }
}
