using PmiEmas.Browser.Tests.Kit;

namespace PmiEmas.Browser.Tests.Steps;

/// <summary>From an announced cohort to a certificate.</summary>
internal static class Learning
{
    public static async Task Enrol(this Person person)
    {
        await person.Visit("/portal/training");
        await person.Press("training.enrol");
        await person.ShouldSee("training.enrolment-status.enrolled");
    }

    public static async Task StartCohort(this Person officer, GivenCohort cohort)
    {
        await officer.Visit($"/workspace/training/cohorts/{cohort.Id}");
        await officer.Press("training.close-enrolment");
        await officer.Press("training.start");
    }

    public static async Task RecordAttendance(this Person trainer)
    {
        await trainer.Visit("/workspace");
        await trainer.Follow("workspace.task.record-attendance");
        await trainer.Follow("training.attendance");
        await trainer.Choose("Marks[0].Attendance", "Present");
        await trainer.Press("shared.save");
    }

    public static async Task CompleteCohort(this Person officer)
    {
        await officer.Visit("/workspace");
        await officer.Follow("workspace.task.complete-cohort");
        await officer.Press("training.complete");
    }
}
