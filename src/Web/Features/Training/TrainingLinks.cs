using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Web.Features.Training;

/// <summary>Where training's pages are.</summary>
public static class TrainingLinks
{
    public const string Cohorts = "/workspace/training";
    public const string Courses = "/workspace/training/courses";
    public const string NewCourse = "/workspace/training/courses/new";
    public const string NewCohort = "/workspace/training/cohorts/new";
    public const string Mine = "/portal/training";

    public static string Course(Id<Course> id) => $"{Courses}/{id}";

    public static string Cohort(Id<Cohort> id) => $"{Cohorts}/cohorts/{id}";

    public static string ChangeCohort(Id<Cohort> id) => $"{Cohort(id)}/change";

    public static string NewSession(Id<Cohort> id) => $"{Cohort(id)}/sessions/new";

    public static string Session(Id<Cohort> id, Id<Session> session) => $"{Cohort(id)}/sessions/{session}";

    public static string Attendance(Id<Cohort> id, Id<Session> session) => $"{Session(id, session)}/attendance";

    public static string Act(Id<Cohort> id, string act) => $"{Cohort(id)}/{act}";

    public static string MyCohort(Id<Cohort> id, string act) => $"{Mine}/{id}/{act}";
}
