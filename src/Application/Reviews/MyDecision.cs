using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>The decision on the returnee's own plan, with reasons, amounts, what reviewers advise, and what comes next.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyDecision(Id<BusinessPlan> PlanId) : IQuery<MyDecisionPage>;

/// <summary>The latest published decision. <see cref="NextKey"/> is the key of what comes next.</summary>
public sealed record MyDecisionPage(
    PlanView Plan,
    DecisionKind Kind,
    string Reference,
    DateTimeOffset PublishedAt,
    string By,
    string Office,
    string? Reasons,
    string? Conditions,
    IReadOnlyList<string> Notes,
    string NextKey,
    Id<StoredFile>? Letter
);

internal sealed class MyDecisionHandler(IProgrammeDb db, IActor actor) : QueryHandler<MyDecision, MyDecisionPage>
{
    protected override async Task<MyDecisionPage> Handle(MyDecision query, CancellationToken ct)
    {
        var plan = await db.PlanViewOf(db.BusinessPlans.VisibleTo(actor), query.PlanId, ct);
        var batch =
            await db
                .DecisionBatches.AsNoTracking()
                .Where(b => b.Status == BatchStatus.Published && b.Entries.Any(e => e.PlanId == plan.Id))
                .OrderByDescending(b => b.PublishedAt)
                .FirstOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(DecisionBatch));
        var entry = batch.Entries.Single(e => e.PlanId == plan.Id);
        var by = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == batch.PublishedById, ct);
        var notes = await db
            .Reviews.Where(r => r.PlanId == plan.Id && r.Status == ReviewStatus.Submitted)
            .OrderBy(r => r.SubmittedAt)
            .ThenBy(r => r.Id)
            .Select(r => r.NoteForApplicant!)
            .ToListAsync(ct);
        return new MyDecisionPage(
            plan,
            entry.Kind,
            batch.Reference,
            batch.PublishedAt!.Value,
            by.FullName,
            by.Office,
            entry.Reasons,
            entry.Conditions,
            notes,
            DecisionLetters.NextOf(entry.Kind, plan.Call.Kind),
            await db
                .IssuedDocuments.Where(d =>
                    d.SubjectId == plan.Id.Value && d.Kind == DocumentKind.DecisionLetter && d.RevokedAt == null
                )
                .Select(d => d.FileId)
                .FirstOrDefaultAsync(ct)
        );
    }
}
