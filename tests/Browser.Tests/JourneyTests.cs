using PmiEmas.Browser.Tests.Kit;
using PmiEmas.Browser.Tests.Steps;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Browser.Tests;

/// <summary>The programme from end to end in Indonesian: each person at a browser of their own, the returnee at a phone.</summary>
public sealed class JourneyTests : BrowserTest
{
    private static readonly DateOnly Reviewed = new(2026, 11, 27);
    private static readonly DateOnly Visited = new(2026, 12, 1);
    private static readonly DateOnly Taught = new(2026, 12, 7);

    private TestSite Programme => Site.Site;

    [Fact]
    public async Task From_the_first_page_to_an_accepted_report()
    {
        var cohort = await Given.AnAnnouncedCohort(Programme);
        await Given.ADraftCall(Programme, change: terms => terms with { CourseRequired = true, CourseCode = null });
        var call = await Programme.TheOnlyCall();
        await using var officer = await Work(Role.Officer);
        await officer.Visit(call);
        await officer.Press("programmes.open-now");

        await using var siti = await Site.Open();
        var actor = await siti.RegisterByPhone(Programme, "081234567890");
        await siti.FillProfile();
        await officer.VerifyFile();
        await siti.WritePlan("Bantuan modal usaha 2026");
        await siti.Enrol();
        await officer.ScreenPlan();

        await Judge(officer, call);
        await Teach(cohort);

        await officer.SignIn(await Programme.Staff(Role.Officer));
        await officer.CompleteCohort();
        await officer.OfferAgreement();
        await siti.SignIn(actor);
        await siti.SignAgreement(Programme);
        await using var head = await Work(Role.DecisionMaker);
        await head.Countersign();
        await Pay("workspace.task.prepare-grant-payout");

        await siti.Report(Taught, 4_000_000, 3_000_000);
        await officer.AcceptReport();
        await siti.Visit("/portal");
        await siti.ShouldSee("reporting.journey-stage.report");
        await siti.Visit("/portal/documents");
        await siti.Visit("/portal/who-looked");
        await Read();
    }

    private async Task Judge(Person officer, string call)
    {
        var (first, second) = (await Programme.Staff(Role.Reviewer), await Programme.Staff(Role.Reviewer));
        await officer.AssignReviewers(Reviewed, first, second);
        foreach (var (reviewer, score) in new[] { (first, 4), (second, 5) })
        {
            await using var desk = await Site.Open(reviewer, Screen.Desk);
            await desk.Review(score);
        }
        await officer.PlanVisit(Visited, first);
        Programme.Clock.Set(Visited);
        await using var visitor = await Site.Open(first, Screen.Phone);
        await visitor.RecordVisit(Visited);
        await officer.SignIn(await Programme.Staff(Role.Officer));
        await officer.CloseCall(call);
        await using var head = await Work(Role.DecisionMaker);
        await head.DecideAndPublish(4_000_000, 3_000_000);
    }

    private async Task Teach(GivenCohort cohort)
    {
        await using var officer = await Work(Role.Officer);
        await officer.StartCohort(cohort);
        Programme.Clock.Set(Taught);
        await using var trainer = await Site.Open(cohort.Trainer, Screen.Phone);
        await trainer.RecordAttendance();
    }

    private async Task Pay(string task)
    {
        await using var maker = await Work(Role.TreasuryMaker);
        await using var checker = await Work(Role.TreasuryChecker);
        await maker.PreparePayout(task);
        await checker.CheckPayout();
        await maker.SendAndConfirm(Taught);
    }

    /// <summary>The auditor reads what was done, the administrator what was said.</summary>
    private async Task Read()
    {
        await using var auditor = await Work(Role.Auditor);
        foreach (
            var path in new[]
            {
                "/workspace/figures",
                "/workspace/ledger",
                "/workspace/ledger/trial-balance",
                "/workspace/audit",
            }
        )
            await auditor.Visit(path);
        await using var administrator = await Work(Role.Administrator);
        foreach (var path in new[] { "/workspace/messages", "/workspace/messages/templates", "/workspace/staff" })
            await administrator.Visit(path);
    }

    private async Task<Person> Work(Role role) => await Site.Open(await Programme.Staff(role), Screen.Desk);
}
