using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Reporting;

/// <summary>Reads how far a person has come.</summary>
internal static class JourneyReader
{
    public static async Task<JourneyFacts> JourneyOf(this IProgrammeDb db, Id<Returnee> returnee, CancellationToken ct)
    {
        var file = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id == returnee)
            .Select(r => new FileFacts(r.Status, r.RegisteredAt, r.VerifiedAt))
            .SingleAsync(ct);
        var course = await CourseOf(db, returnee, ct);
        var plan = await PlanOf(db, returnee, ct);
        if (plan is null)
            return new JourneyFacts(file, Course: course);

        var grant = await db
            .Grants.AsNoTracking()
            .Where(g => g.PlanId == plan.Id && g.Status != GrantStatus.Cancelled)
            .Select(g => new GrantFacts(g.Status, g.Tranches.Min(t => t.PaidOn), g.CompletedAt))
            .FirstOrDefaultAsync(ct);
        var loan = await db
            .Loans.AsNoTracking()
            .Where(l => l.PlanId == plan.Id && l.Status != LoanStatus.Cancelled)
            .Select(l => new LoanFacts(
                l.Status,
                l.DisbursedOn,
                l.RepaidOn,
                l.Instalments.Count,
                l.Instalments.Count(i => i.SettledOn != null)
            ))
            .FirstOrDefaultAsync(ct);
        var agreement = await db
            .Agreements.AsNoTracking()
            .Where(a => a.PlanId == plan.Id)
            .OrderByDescending(a => a.PreparedAt)
            .Select(a => new AgreementFacts(a.Status, a.CountersignedAt, a.SignBy))
            .FirstOrDefaultAsync(ct);
        return new JourneyFacts(file, plan, course, agreement, grant, loan);
    }

    /// <summary>The plan that is on its way, else the latest one.</summary>
    private static async Task<PlanFacts?> PlanOf(IProgrammeDb db, Id<Returnee> returnee, CancellationToken ct)
    {
        var facts = await (
            from plan in db.BusinessPlans.AsNoTracking()
            where plan.ReturneeId == returnee
            join call in db.FundingCalls on plan.CallId equals call.Id
            orderby plan.Status == PlanStatus.Withdrawn
                || plan.Status == PlanStatus.Ineligible
                || plan.Status == PlanStatus.Rejected, plan.StartedAt descending
            select new PlanFacts(
                plan.Id,
                plan.Status,
                plan.SubmittedAt,
                plan.ScreenedAt,
                plan.DecidedAt,
                call.CourseRequired,
                call.Kind == CallKind.Loan
            )
        ).FirstOrDefaultAsync(ct);
        if (facts?.ScreenedAt is null)
            return facts;

        var visit = await db
            .FieldVisits.AsNoTracking()
            .Where(v => v.PlanId == facts.Id && v.Status != FieldVisitStatus.Cancelled)
            .OrderByDescending(v => v.PlannedOn)
            .Select(v => new { v.PlannedOn, v.VisitedOn })
            .FirstOrDefaultAsync(ct);
        return facts with
        {
            ReviewedAt = await db
                .Reviews.Where(r => r.PlanId == facts.Id && r.Status == ReviewStatus.Submitted)
                .MaxAsync(r => r.SubmittedAt, ct),
            VisitPlannedOn = visit?.PlannedOn,
            VisitedOn = visit?.VisitedOn,
        };
    }

    private static async Task<CourseFacts?> CourseOf(IProgrammeDb db, Id<Returnee> returnee, CancellationToken ct) =>
        await db
            .Cohorts.AsNoTracking()
            .Where(c => c.Status != CohortStatus.Cancelled)
            .SelectMany(
                c =>
                    c.Enrolments.Where(e =>
                        e.ReturneeId == returnee
                        && (e.Status == EnrolmentStatus.Enrolled || e.Status == EnrolmentStatus.Completed)
                    ),
                (c, e) =>
                    new
                    {
                        c.Title,
                        c.StartsOn,
                        c.EndsOn,
                        Completed = e.Status == EnrolmentStatus.Completed,
                    }
            )
            .OrderByDescending(c => c.Completed)
            .ThenBy(c => c.StartsOn)
            .Select(c => new CourseFacts(c.Title, c.StartsOn, c.EndsOn, c.Completed))
            .FirstOrDefaultAsync(ct);
}
