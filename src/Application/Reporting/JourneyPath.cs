using PmiEmas.Domain.Agreements;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Reporting;

/// <summary>The stations of the programme, in the order in which people usually reach them.</summary>
public enum JourneyStage
{
    Registration,
    Verification,
    Plan,
    Screening,
    Review,
    Visit,
    Decision,
    Training,
    Agreement,
    Payout,
    Report,
    Repayment,
}

public enum JourneyState
{
    Next,
    Now,
    Done,
    Stopped,
}

/// <summary>One station of a person's path. <see cref="Note"/> names its text: <c>portal.journey-note.{note}</c>.</summary>
/// <param name="On">The day it was reached; null where it was not, or nobody wrote it down.</param>
public sealed record JourneyStep(
    JourneyStage Stage,
    JourneyState State,
    DateOnly? On,
    string? Note,
    params object[] Arguments
);

/// <summary>What is known of a person's way, read from every capability.</summary>
internal sealed record JourneyFacts(
    FileFacts File,
    PlanFacts? Plan = null,
    CourseFacts? Course = null,
    AgreementFacts? Agreement = null,
    GrantFacts? Grant = null,
    LoanFacts? Loan = null
);

internal sealed record FileFacts(ReturneeStatus Status, DateTimeOffset RegisteredAt, DateTimeOffset? VerifiedAt);

internal sealed record PlanFacts(
    Id<BusinessPlan> Id,
    PlanStatus Status,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? ScreenedAt,
    DateTimeOffset? DecidedAt,
    bool CourseRequired,
    bool IsLoan
)
{
    public DateTimeOffset? ReviewedAt { get; init; }

    public DateOnly? VisitPlannedOn { get; init; }

    public DateOnly? VisitedOn { get; init; }
}

internal sealed record CourseFacts(string Title, DateOnly StartsOn, DateOnly EndsOn, bool Completed);

internal sealed record AgreementFacts(AgreementStatus Status, DateTimeOffset? CountersignedAt, DateOnly? SignBy);

internal sealed record GrantFacts(GrantStatus Status, DateOnly? FirstPaidOn, DateTimeOffset? CompletedAt);

internal sealed record LoanFacts(
    LoanStatus Status,
    DateOnly? DisbursedOn,
    DateOnly? RepaidOn,
    int Instalments,
    int Settled
);

/// <summary>Puts the facts of a person's way into stations: what is done, where they stand, what follows.</summary>
internal static class JourneyPath
{
    public static IReadOnlyList<JourneyStep> Of(JourneyFacts facts)
    {
        List<JourneyStep> steps = [];
        foreach (var step in Stations(facts))
        {
            // Only the first station not reached is where the person stands; what follows is still to come.
            var here = steps.Exists(s => s.State is JourneyState.Now or JourneyState.Stopped);
            steps.Add(
                here && step.State != JourneyState.Done ? step with { State = JourneyState.Next, Note = null } : step
            );
        }
        return steps;
    }

    private static IEnumerable<JourneyStep> Stations(JourneyFacts facts)
    {
        yield return Done(JourneyStage.Registration, facts.File.RegisteredAt);
        yield return Verification(facts.File);
        foreach (var step in OfPlan(facts.Plan))
            yield return step;
        if (facts.Course is not null || facts.Plan is null or { CourseRequired: true })
            yield return Training(facts.Course);
        yield return Agreement(facts.Agreement);
        if (facts.Loan is not null || facts.Plan is { IsLoan: true })
        {
            yield return Reached(JourneyStage.Payout, facts.Loan?.DisbursedOn, "payout");
            yield return Repayment(facts.Loan);
        }
        else
        {
            yield return Reached(JourneyStage.Payout, facts.Grant?.FirstPaidOn, "payout");
            yield return facts.Grant is { Status: GrantStatus.Completed } grant
                ? Done(JourneyStage.Report, grant.CompletedAt)
                : Now(JourneyStage.Report, "report");
        }
    }

    private static JourneyStep Verification(FileFacts file) =>
        file.Status switch
        {
            ReturneeStatus.Verified => Done(JourneyStage.Verification, file.VerifiedAt),
            ReturneeStatus.Draft => Now(JourneyStage.Verification, "file-draft"),
            ReturneeStatus.Submitted => Now(JourneyStage.Verification, "file-submitted"),
            ReturneeStatus.ReturnedForCorrection => Now(JourneyStage.Verification, "file-returned"),
            _ => Stopped(JourneyStage.Verification, "file-stopped"),
        };

    private static IEnumerable<JourneyStep> OfPlan(PlanFacts? plan)
    {
        var status = plan?.Status ?? PlanStatus.Draft;
        if (status is PlanStatus.Withdrawn)
            yield return Stopped(JourneyStage.Plan, "plan-withdrawn");
        else if (plan?.SubmittedAt is { } submitted && status is not (PlanStatus.Draft or PlanStatus.ChangesRequested))
            yield return Done(JourneyStage.Plan, submitted);
        else
            yield return Now(
                JourneyStage.Plan,
                plan is null ? "plan-none"
                    : status == PlanStatus.Draft ? "plan-draft"
                    : "plan-returned"
            );

        yield return status == PlanStatus.Ineligible ? Stopped(JourneyStage.Screening, "plan-ineligible")
        : status >= PlanStatus.Screened && plan?.ScreenedAt is { } at ? Done(JourneyStage.Screening, at)
        : Now(JourneyStage.Screening, "screening");
        yield return IsPast(status, PlanStatus.InReview)
            ? Done(JourneyStage.Review, plan?.ReviewedAt)
            : Now(JourneyStage.Review, "review");
        yield return IsPast(status, PlanStatus.FieldVisit)
            ? new JourneyStep(JourneyStage.Visit, JourneyState.Done, plan?.VisitedOn, null)
        : plan?.VisitPlannedOn is { } planned ? Now(JourneyStage.Visit, "visit-planned", planned)
        : Now(JourneyStage.Visit, "visit");
        yield return status switch
        {
            PlanStatus.Approved => Done(JourneyStage.Decision, plan?.DecidedAt),
            PlanStatus.Waitlisted => Now(JourneyStage.Decision, "waitlisted"),
            PlanStatus.Rejected => Stopped(JourneyStage.Decision, "rejected"),
            _ => Now(JourneyStage.Decision, "decision"),
        };
    }

    /// <summary>Judging has its order; corrections, withdrawals and refusals to screen stand outside it.</summary>
    private static bool IsPast(PlanStatus status, PlanStatus stage) => status > stage && status <= PlanStatus.Rejected;

    private static JourneyStep Training(CourseFacts? course) =>
        course switch
        {
            { Completed: true } => new JourneyStep(JourneyStage.Training, JourneyState.Done, course.EndsOn, null),
            not null => Now(JourneyStage.Training, "training-on", course.Title, course.StartsOn),
            null => Now(JourneyStage.Training, "training"),
        };

    private static JourneyStep Agreement(AgreementFacts? agreement) =>
        agreement?.Status switch
        {
            AgreementStatus.InForce or AgreementStatus.Ended => Done(JourneyStage.Agreement, agreement.CountersignedAt),
            AgreementStatus.OfferedToSign when agreement.SignBy is { } by => Now(
                JourneyStage.Agreement,
                "agreement-to-sign",
                by
            ),
            AgreementStatus.Signed => Now(JourneyStage.Agreement, "agreement-signed"),
            AgreementStatus.Terminated => Stopped(JourneyStage.Agreement, "agreement-terminated"),
            _ => Now(JourneyStage.Agreement, "agreement"),
        };

    private static JourneyStep Repayment(LoanFacts? loan) =>
        loan switch
        {
            { Status: LoanStatus.Repaid } => new JourneyStep(
                JourneyStage.Repayment,
                JourneyState.Done,
                loan.RepaidOn,
                null
            ),
            { Status: LoanStatus.Disbursed } => Now(
                JourneyStage.Repayment,
                "repayment-part",
                loan.Settled,
                loan.Instalments
            ),
            _ => Now(JourneyStage.Repayment, "repayment"),
        };

    private static JourneyStep Reached(JourneyStage stage, DateOnly? on, string note) =>
        on is null ? Now(stage, note) : new JourneyStep(stage, JourneyState.Done, on, null);

    private static JourneyStep Done(JourneyStage stage, DateTimeOffset? at) =>
        new(stage, JourneyState.Done, at is { } moment ? ProgrammeCalendar.DateOf(moment) : null, null);

    private static JourneyStep Now(JourneyStage stage, string note, params object[] arguments) =>
        new(stage, JourneyState.Now, null, note, arguments);

    private static JourneyStep Stopped(JourneyStage stage, string note) => new(stage, JourneyState.Stopped, null, note);
}
