using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Training;

/// <summary>The rules of courses, cohorts and certificates.</summary>
public static class TrainingRules
{
    public static readonly Rule CourseCodeUnique = new("training.course-code-unique");
    public static readonly Rule CourseStillOffered = new("training.course-still-offered");
    public static readonly Rule AttendanceShareInRange = new("training.attendance-share-in-range");
    public static readonly Rule CapacityPositive = new("training.capacity-positive");
    public static readonly Rule CapacityCoversEnrolled = new("training.capacity-covers-enrolled");
    public static readonly Rule DatesInOrder = new("training.dates-in-order");
    public static readonly Rule SessionWithinCohort = new("training.session-within-cohort");
    public static readonly Rule SessionTimesInOrder = new("training.session-times-in-order");
    public static readonly Rule SessionHasAttendance = new("training.session-has-attendance");
    public static readonly Rule TrainerFree = new("training.trainer-free");
    public static readonly Rule NeedsSessions = new("training.needs-sessions");
    public static readonly Rule EnrolmentOpen = new("training.enrolment-open");
    public static readonly Rule EnrolledOnce = new("training.enrolled-once");
    public static readonly Rule OnlyVerifiedReturnees = new("training.only-verified-returnees");
    public static readonly Rule OfferStillOpen = new("training.offer-still-open");
    public static readonly Rule CohortRuns = new("training.cohort-runs");
    public static readonly Rule SessionHasBegun = new("training.session-has-begun");
    public static readonly Rule EveryoneIsMarked = new("training.everyone-is-marked");
    public static readonly Rule AttendanceComplete = new("training.attendance-complete");
    public static readonly Rule OnlyOwnSessions = new("training.only-own-sessions");
    public static readonly Rule ReasonGiven = new("training.reason-given");
}
