using System.Net;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.Training;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;
using PmiEmas.TestKit;
using PmiEmas.Web.Features.Training;
using Shouldly;
using Xunit;

namespace PmiEmas.Site.Tests.Training;

public sealed class RunningACohortTests : SiteTest
{
    [Fact]
    public async Task An_officer_plans_a_course_a_cohort_and_a_session_and_opens_it()
    {
        var trainer = await Site.Staff(Role.Trainer);
        var officer = await Site.As(await Site.Staff(Role.Officer));

        var course = (await officer.Get(TrainingLinks.NewCourse)).Form("main form");
        await course.Fill("Code", "KWU").Fill("Title", "Kewirausahaan dasar").Fill("MinimumAttendance", "80").Submit();
        var form = (await officer.Get(TrainingLinks.NewCohort)).Form("main form");
        var id = await Site.Db(db => Task.FromResult(db.Courses.Single().Id));
        var cohort = await form.Fill("CourseId", id.ToString())
            .Fill("Title", "Angkatan 12")
            .Fill("Place", "Serang")
            .Fill("EnrolBy", "2026-11-30")
            .Fill("StartsOn", "2026-12-01")
            .Fill("EndsOn", "2026-12-04")
            .Submit();
        cohort.ShouldShowText("training.cohort-saved");
        var sessions = (await officer.Get(cohort.Path + "/sessions/new")).Form("main form");
        var planned = await sessions
            .Fill("Title", "Menghitung untung")
            .Fill("TrainerId", trainer.StaffId!.ToString()!)
            .Submit();
        planned.ShouldShow("Menghitung untung");

        (await planned.Form("form[action$=announce]").Submit()).ShouldShowText("training.announced");
    }

    [Fact]
    public async Task Dates_in_the_wrong_order_are_refused_and_nothing_typed_is_lost()
    {
        var cohort = await Given.ADraftCohort(Site);
        var officer = await Site.As(cohort.Officer);
        var form = (await officer.Get(TrainingLinks.ChangeCohort(cohort.Id))).Form("main form");

        var again = await form.Fill("Title", "Angkatan 13").Fill("EnrolBy", "2026-12-24").Submit();

        again.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldShowRule(TrainingRules.DatesInOrder);
        again.Form("main form").ValueOf("Title").ShouldBe("Angkatan 13");
    }

    [Fact]
    public async Task The_last_seat_goes_once_though_twenty_press_together()
    {
        var cohort = await Given.AnAnnouncedCohort(Site, capacity: 1);
        var people = new List<GivenReturnee>();
        for (var i = 0; i < 20; i++)
            people.Add(await Given.AVerifiedReturnee(Site, birthOn: Make.BirthOn.AddDays(i)));

        var results = await Task.WhenAll(people.Select(p => Site.Send(new EnrolInCohort(cohort.Id), p.Actor)));

        results.Count(r => r == EnrolmentStatus.Enrolled).ShouldBe(1);
        results.Count(r => r == EnrolmentStatus.Waiting).ShouldBe(19);
    }

    [Fact]
    public async Task A_returnee_takes_a_seat_on_the_portal_and_a_second_press_changes_nothing()
    {
        var cohort = await Given.AnAnnouncedCohort(Site);
        var returnee = await Given.AVerifiedReturnee(Site);
        var form = (await (await Site.As(returnee.Actor)).Get(TrainingLinks.Mine)).Form("form[action$=enrol]");

        (await form.Submit()).ShouldShowText("training.seat-taken");
        (await form.Submit()).ShouldShowText("training.seat-taken");

        (await Site.Send(new CohortDetail(cohort.Id), cohort.Officer)).Cohort.Enrolments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_freed_seat_is_offered_to_the_next_and_passes_on_when_nobody_takes_it()
    {
        var cohort = await Given.AnAnnouncedCohort(Site, capacity: 1);
        var (first, second, third) = (
            await Given.AVerifiedReturnee(Site),
            await Given.AVerifiedReturnee(Site),
            await Given.AVerifiedReturnee(Site)
        );
        foreach (var one in new[] { first, second, third })
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Site.Send(new EnrolInCohort(cohort.Id), one.Actor);
        }

        await Site.Send(new LeaveCohort(cohort.Id), first.Actor);
        Clock.Advance(TimeSpan.FromDays(4));
        await Site.Send(new ExpireSeatOffers());

        await Should.ThrowAsync<RuleBrokenException>(() => Site.Send(new AcceptSeat(cohort.Id), second.Actor));
        await Site.Send(new AcceptSeat(cohort.Id), third.Actor);
        var after = (await Site.Send(new CohortDetail(cohort.Id), cohort.Officer)).Cohort;
        after.Enrolments.Single(e => e.ReturneeId == third.Id).Status.ShouldBe(EnrolmentStatus.Enrolled);
    }

    [Fact]
    public async Task Attendance_decides_who_completes_and_the_certificate_can_be_checked()
    {
        var cohort = await Given.AnAnnouncedCohort(Site);
        var (present, absent) = (await Given.AVerifiedReturnee(Site), await Given.AVerifiedReturnee(Site));
        await Site.Send(new EnrolInCohort(cohort.Id), present.Actor);
        await Site.Send(new EnrolInCohort(cohort.Id), absent.Actor);
        await Site.Send(new CloseEnrolment(cohort.Id), cohort.Officer);
        await Site.Send(new StartCohort(cohort.Id), cohort.Officer);
        Clock.Set(ProgrammeCalendar.StartOf(new DateOnly(2026, 12, 2)));

        var page = await Site.Send(new CohortDetail(cohort.Id), cohort.Officer);
        var marks = page.Cohort.Enrolments.ConvertAll(e => new ParticipantMark(
            e.Id,
            e.ReturneeId == present.Id ? Attendance.Late : Attendance.Absent
        ));
        await Site.Send(new RecordAttendance(cohort.Id, cohort.SessionId, marks), cohort.Trainer);
        await Site.Send(new CompleteCohort(cohort.Id), cohort.Officer);

        var mine = await Site.Send(new MyTraining(), present.Actor);
        var certificate = mine.Certificates.Single();
        (await Site.Visitor().Get($"/check/{certificate.Code}")).ShouldShow(certificate.Reference);
        (await Site.Send(new MyTraining(), absent.Actor)).Certificates.ShouldBeEmpty();
        (await Site.Send(new CohortDetail(cohort.Id), cohort.Officer))
            .Cohort.Enrolments.Single(e => e.ReturneeId == absent.Id)
            .Status.ShouldBe(EnrolmentStatus.NoShow);
    }

    [Fact]
    public async Task A_revoked_certificate_is_no_longer_valid_on_the_check_page()
    {
        var returnee = await Given.AVerifiedReturnee(Site);
        var cohort = await Given.ACompletedCourse(Site, returnee.Actor);
        var row = (await Site.Send(new CohortDetail(cohort.Id), cohort.Officer)).Participants[returnee.Id];

        await Site.Send(new RevokeCertificate(cohort.Id, row.CertificateId!.Value, "Salah nama"), cohort.Officer);

        (await Site.Send(new MyTraining(), returnee.Actor))
            .Certificates.Single()
            .Status.ShouldBe(CertificateStatus.Revoked);
    }

    [Fact]
    public async Task A_trainer_sees_only_own_cohorts_and_records_only_own_sessions()
    {
        var cohort = await Given.AnAnnouncedCohort(Site);
        var other = await Site.As(await Site.Staff(Role.Trainer));

        (await other.Get(TrainingLinks.Cohort(cohort.Id))).ShouldBe(HttpStatusCode.NotFound);
        (await (await Site.As(cohort.Trainer)).Get(TrainingLinks.Cohort(cohort.Id))).ShouldShow("Angkatan 12");
    }

    [Fact]
    public async Task Only_officers_plan_and_only_verified_returnees_enrol()
    {
        var cohort = await Given.AnAnnouncedCohort(Site);
        var trainer = await Site.As(cohort.Trainer);

        (await trainer.Get(TrainingLinks.NewCohort)).ShouldBe(HttpStatusCode.Forbidden);
        await Should.ThrowAsync<ForbiddenException>(() => Site.Send(new CancelCohort(cohort.Id, "x"), cohort.Trainer));
    }

    [Fact]
    public async Task A_cohort_tells_its_history()
    {
        var cohort = await Given.AnAnnouncedCohort(Site);

        var page = await (await Site.As(cohort.Officer)).Get(TrainingLinks.Cohort(cohort.Id));

        page.ShouldShowText("history.announce-cohort").ShouldShow(cohort.Officer.Name);
    }
}
