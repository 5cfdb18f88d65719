using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.History;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>A plan with the person behind it, as staff who may browse see it.</summary>
[RequirePermission(Permission.ViewPlans)]
public sealed record PlanDetail(Id<BusinessPlan> PlanId) : IQuery<PlanPage>;

public sealed record PlanPage(
    PlanView Plan,
    PlanApplicant Applicant,
    Eligibility Eligibility,
    IReadOnlyList<PlanLetter> Letters,
    IReadOnlyList<PlanDifference> Changes,
    IReadOnlyList<HistoryRow> History
);

/// <summary>Who applies. The reference leads to the file; numbers stay there, masked.</summary>
public sealed record PlanApplicant(Id<Returnee> Id, string Reference, string Name, ReturneeStatus FileStatus);

internal sealed class PlanDetailHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : QueryHandler<PlanDetail, PlanPage>
{
    // Each autosaved field is a process of its own; the history tells the steps.
    internal static readonly string[] SmallSteps =
    [
        nameof(WritePlan),
        nameof(CopyMonthForward),
        nameof(ChooseLoanProduct),
        nameof(AddBudgetLine),
        nameof(ChangeBudgetLine),
        nameof(RemoveBudgetLine),
        nameof(AttachToPlan),
        nameof(DetachFromPlan),
    ];

    protected override async Task<PlanPage> Handle(PlanDetail query, CancellationToken ct)
    {
        var id = query.PlanId;
        var plan = await db.PlanViewOf(db.BusinessPlans.VisibleTo(actor), id, ct);
        var person = await db
            .BusinessPlans.Where(p => p.Id == id)
            .Join(
                db.Returnees,
                p => p.ReturneeId,
                r => r.Id,
                (p, r) => new PlanApplicant(r.Id, r.Reference, r.FullName, r.Status)
            )
            .SingleAsync(ct);
        var call = await db.CallToRead(plan.CallId, ct);
        return new PlanPage(
            plan,
            person,
            call.EligibilityOf(await db.ApplicantOf(person.Id, ct), clock.Today()),
            await db.LettersOf(id, ct),
            await Changes(id, ct),
            await db.HistoryOf(id.Value, ct, SmallSteps)
        );
    }

    /// <summary>What the latest submission changed of the one before.</summary>
    private async Task<IReadOnlyList<PlanDifference>> Changes(Id<BusinessPlan> id, CancellationToken ct)
    {
        var last = await db.Set<PlanVersion>()
            .AsNoTracking()
            .Where(v => v.PlanId == id)
            .OrderByDescending(v => v.Number)
            .Take(2)
            .ToListAsync(ct);
        return last.Count < 2 ? [] : last[1].Snapshot().ChangesIn(last[0].Snapshot());
    }
}
