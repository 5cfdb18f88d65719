using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Application.History;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Documents;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Reviews;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reviews;

/// <summary>A published batch as a list of results with their letters; plans outside the actor's region are left out.</summary>
[RequirePermission(Permission.DecidePlans, Permission.ViewPlans)]
public sealed record PublishedDecisions(Id<DecisionBatch> BatchId) : IQuery<PublishedDecisionsPage>;

public sealed record PublishedDecisionsPage(
    string Reference,
    Id<FundingCall> CallId,
    string Call,
    DateTimeOffset PublishedAt,
    string By,
    string Office,
    IReadOnlyList<ResultRow> Rows,
    IReadOnlyList<HistoryRow> History
);

public sealed record ResultRow(
    Id<BusinessPlan> PlanId,
    string Plan,
    string BusinessName,
    string Applicant,
    DecisionKind Kind,
    Money Amount,
    string? Reasons,
    Id<StoredFile>? Letter
);

internal sealed class PublishedDecisionsHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<PublishedDecisions, PublishedDecisionsPage>
{
    protected override async Task<PublishedDecisionsPage> Handle(PublishedDecisions query, CancellationToken ct)
    {
        var batch =
            await db
                .DecisionBatches.AsNoTracking()
                .SingleOrDefaultAsync(b => b.Id == query.BatchId && b.Status == BatchStatus.Published, ct)
            ?? throw new NotFoundException(nameof(DecisionBatch));
        var ids = batch.Entries.Select(e => e.PlanId).ToList();
        var plans = await db
            .BusinessPlans.VisibleTo(actor)
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Reference,
                p.BusinessName,
                Applicant = db.Returnees.Where(r => r.Id == p.ReturneeId).Select(r => r.FullName).First(),
            })
            .ToDictionaryAsync(p => p.Id, ct);
        var keys = ids.Select(i => i.Value).ToList();
        var letters = await db
            .IssuedDocuments.AsNoTracking()
            .Where(d => keys.Contains(d.SubjectId) && d.Kind == DocumentKind.DecisionLetter && d.RevokedAt == null)
            .Select(d => new { d.SubjectId, d.FileId })
            .ToDictionaryAsync(d => d.SubjectId, d => d.FileId, ct);
        var by = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == batch.PublishedById, ct);
        return new PublishedDecisionsPage(
            batch.Reference,
            batch.CallId,
            await db.FundingCalls.Where(c => c.Id == batch.CallId).Select(c => c.Title).SingleAsync(ct),
            batch.PublishedAt!.Value,
            by.FullName,
            by.Office,
            [
                .. batch
                    .Entries.Where(e => plans.ContainsKey(e.PlanId))
                    .OrderBy(e => e.Kind)
                    .ThenBy(e => plans[e.PlanId].Reference)
                    .Select(e => new ResultRow(
                        e.PlanId,
                        plans[e.PlanId].Reference,
                        plans[e.PlanId].BusinessName,
                        plans[e.PlanId].Applicant,
                        e.Kind,
                        e.Amount,
                        e.Reasons,
                        letters.GetValueOrDefault(e.PlanId.Value)
                    )),
            ],
            await db.HistoryOf(batch.Id.Value, ct)
        );
    }
}
