using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Reviews;

/// <summary>A visit to be at home for, or a decision to read.</summary>
internal sealed class ReviewNextStep(IProgrammeDb db) : INextStepSource
{
    /// <summary>Days after which a decision has been read.</summary>
    private const int FreshDays = 30;

    public int Order => 48;

    public async Task<NextStep?> For(Id<Returnee> returnee, DateOnly today, CancellationToken ct)
    {
        var visit = await db
            .FieldVisits.Where(v => v.ReturneeId == returnee && v.Status == FieldVisitStatus.Scheduled)
            .OrderBy(v => v.PlannedOn)
            .Select(v => new { v.PlanId, v.PlannedOn })
            .FirstOrDefaultAsync(ct);
        if (visit is not null)
            return new NextStep("expect-visit", visit.PlanId.Value, visit.PlannedOn, true);
        var since = ProgrammeCalendar.StartOf(today.AddDays(-FreshDays));
        var decided = await db
            .BusinessPlans.Where(p =>
                p.ReturneeId == returnee
                && p.DecidedAt >= since
                && !db.BusinessPlans.Any(later => later.ReturneeId == returnee && later.StartedAt > p.DecidedAt)
            )
            .OrderByDescending(p => p.DecidedAt)
            .Select(p => new
            {
                p.Id,
                p.Status,
                p.BusinessName,
            })
            .FirstOrDefaultAsync(ct);
        return decided?.Status switch
        {
            PlanStatus.Waitlisted => new NextStep(
                "plan-waitlisted",
                decided.Id.Value,
                null,
                true,
                decided.BusinessName
            ),
            PlanStatus.Rejected => new NextStep("plan-rejected", decided.Id.Value, null, false, decided.BusinessName),
            PlanStatus.Approved => new NextStep("plan-approved", decided.Id.Value, null, true, decided.BusinessName),
            _ => null,
        };
    }
}
