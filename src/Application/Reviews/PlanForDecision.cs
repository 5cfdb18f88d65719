using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.Programmes;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>One plan before the panel: what it asks line by line, how it was judged, and the decision drafted so far.</summary>
[RequirePermission(Permission.DecidePlans)]
public sealed record PlanForDecision(Id<BusinessPlan> PlanId) : IQuery<PlanForDecisionPage>;

/// <summary><see cref="Left"/> is what the ceiling leaves when the other drafted plans of the call are counted.</summary>
public sealed record PlanForDecisionPage(
    PlanView Plan,
    string Applicant,
    Id<FundingCall> CallId,
    Money Left,
    ReviewTally Tally,
    IReadOnlyList<JudgedRow> Reviews,
    PlanVisitRow? Visit,
    PlanDecision? Drafted,
    bool JudgedByMe
)
{
    public IEnumerable<PlanLine> Requested => Plan.Lines.Where(l => l.Source == BudgetSource.Requested);
}

public sealed record JudgedRow(int? Total, IReadOnlyList<CriterionScore> Scores, string? Note);

internal sealed class PlanForDecisionHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<PlanForDecision, PlanForDecisionPage>
{
    protected override async Task<PlanForDecisionPage> Handle(PlanForDecision query, CancellationToken ct)
    {
        var plan = await db.PlanViewOf(db.BusinessPlans.VisibleTo(actor), query.PlanId, ct);
        var call = await db.CallToRead(plan.CallId, ct);
        var draft = await db
            .DecisionBatches.AsNoTracking()
            .SingleOrDefaultAsync(b => b.CallId == call.Id && b.Status == BatchStatus.Draft, ct);
        var entry = draft?.Entries.Find(e => e.PlanId == plan.Id);
        var others = Money.Sum((draft?.Entries ?? []).Where(e => e.PlanId != plan.Id).Select(e => e.Amount));
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => r.PlanId == plan.Id && r.Status == ReviewStatus.Submitted)
            .OrderBy(r => r.OfferedAt)
            .ThenBy(r => r.Id)
            .Select(r => new JudgedRow(r.Total, r.Scores, r.NoteForApplicant))
            .ToListAsync(ct);
        return new PlanForDecisionPage(
            plan,
            await db
                .BusinessPlans.Where(p => p.Id == plan.Id)
                .Join(db.Returnees, p => p.ReturneeId, r => r.Id, (p, r) => r.FullName)
                .SingleAsync(ct),
            call.Id,
            call.Ceiling.LessOrZero(await db.CommittedBy(call.Id, ct) + others),
            await db.TallyOf(plan.Id, call, ct),
            reviews,
            await VisitOf(plan.Id, ct),
            entry is null ? null : DecisionOf(entry),
            await db.HasJudged(actor.StaffId, [plan.Id], ct)
        );
    }

    private Task<PlanVisitRow?> VisitOf(Id<BusinessPlan> plan, CancellationToken ct) =>
        db
            .FieldVisits.AsNoTracking()
            .Where(v => v.PlanId == plan && v.Status == FieldVisitStatus.Recorded)
            .OrderByDescending(v => v.RecordedAt)
            .Select(v => new PlanVisitRow(v.Id, v.Reference, v.Status, v.PlannedOn, v.Conclusion, v.Summary))
            .FirstOrDefaultAsync(ct);

    private static PlanDecision DecisionOf(DecisionEntry entry) =>
        new(
            entry.Kind,
            entry.Amounts.ToDictionary(a => new Id<BudgetLine>(a.Key), a => a.Value),
            entry.Reasons,
            entry.Conditions
        );
}
