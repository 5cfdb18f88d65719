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

/// <summary>The plans of a call in their order against its ceiling, with the decisions drafted so far.</summary>
[RequirePermission(Permission.DecidePlans, Permission.ViewPlans)]
public sealed record DecisionBoard(Id<FundingCall> CallId) : IQuery<DecisionBoardPage>;

/// <summary>The board. <see cref="Unfinished"/> counts plans still being judged.</summary>
public sealed record DecisionBoardPage(
    Id<FundingCall> CallId,
    string Call,
    string Reference,
    CallStatus Status,
    CallKind Kind,
    string FundSource,
    string? Lender,
    Money Ceiling,
    Money Committed,
    int Unfinished,
    Id<DecisionBatch>? DraftId,
    string? Draft,
    IReadOnlyList<BoardRow> Rows,
    IReadOnlyList<PublishedRow> Published
)
{
    public Money Drafted => Money.Sum(Rows.Select(r => r.Amount));

    public Money Together => Committed + Drafted;

    public bool IsAboveCeiling => Together > Ceiling;

    public Id<DecisionBatch>? LastPublished => Published.Count > 0 ? Published[0].Id : null;

    public int Decided => Rows.Count(r => r.Kind is not null);

    public int Of(DecisionKind kind) => Rows.Count(r => r.Kind == kind);
}

/// <summary>A plan in its rank. Mean and spread are hundredths of a point; <see cref="Running"/> is what is committed up to this row.</summary>
public sealed record BoardRow(
    int Rank,
    Id<BusinessPlan> PlanId,
    string Reference,
    string BusinessName,
    string Applicant,
    string? Regency,
    bool Waitlisted,
    int Mean,
    int Spread,
    VisitConclusion? Visit,
    Money Requested,
    DecisionKind? Kind,
    Money Amount,
    Money Running
);

public sealed record PublishedRow(
    Id<DecisionBatch> Id,
    string Reference,
    DateTimeOffset PublishedAt,
    string By,
    int Plans,
    Money Approved
);

internal sealed class DecisionBoardHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<DecisionBoard, DecisionBoardPage>
{
    private static readonly PlanStatus[] Judged =
    [
        PlanStatus.Submitted,
        PlanStatus.ChangesRequested,
        PlanStatus.Screened,
        PlanStatus.InReview,
        PlanStatus.FieldVisit,
    ];

    protected override async Task<DecisionBoardPage> Handle(DecisionBoard query, CancellationToken ct)
    {
        var call = await db.CallToRead(query.CallId, ct);
        var draft = await db
            .DecisionBatches.AsNoTracking()
            .SingleOrDefaultAsync(b => b.CallId == call.Id && b.Status == BatchStatus.Draft, ct);
        var committed = await db.CommittedBy(call.Id, ct);
        return new DecisionBoardPage(
            call.Id,
            call.Title,
            call.Reference,
            call.Status,
            call.Kind,
            await db.FundSources.Where(f => f.Id == call.FundSourceId).Select(f => f.Name).SingleAsync(ct),
            call.Lender,
            call.Ceiling,
            committed,
            await db.BusinessPlans.CountAsync(p => p.CallId == call.Id && Judged.Contains(p.Status), ct),
            draft?.Id,
            draft?.Reference,
            Ranked(await Found(call.Id, ct), draft, committed),
            await PublishedOf(call.Id, ct)
        );
    }

    private async Task<List<Before>> Found(Id<FundingCall> call, CancellationToken ct) =>
        await db
            .BusinessPlans.AsNoTracking()
            .VisibleTo(actor)
            .Where(p =>
                p.CallId == call && (p.Status == PlanStatus.ReadyForDecision || p.Status == PlanStatus.Waitlisted)
            )
            .Select(p => new Before(
                p.Id,
                p.Reference,
                p.BusinessName,
                db.Returnees.Where(r => r.Id == p.ReturneeId).Select(r => r.FullName).First(),
                db.Regions.Where(r => r.Code == ((string)(object)p.Region).Substring(0, 4))
                    .Select(r => r.Name)
                    .FirstOrDefault(),
                p.Status,
                p.SubmittedAt!.Value,
                p.RequestedAmount,
                db.Reviews.Where(r => r.PlanId == p.Id && r.Status == ReviewStatus.Submitted)
                    .Select(r => r.Total!.Value)
                    .ToList(),
                db.FieldVisits.Where(v => v.PlanId == p.Id && v.Status == FieldVisitStatus.Recorded)
                    .OrderByDescending(v => v.RecordedAt)
                    .Select(v => v.Conclusion)
                    .FirstOrDefault()
            ))
            .ToListAsync(ct);

    private static IReadOnlyList<BoardRow> Ranked(List<Before> found, DecisionBatch? draft, Money committed)
    {
        var byId = found.ToDictionary(p => p.Id);
        var running = committed;
        List<BoardRow> rows = [];
        foreach (var ranked in Ranking.Of(found.Select(p => new RankedPlan(p.Id, p.Mean, p.SubmittedAt))))
        {
            var plan = byId[ranked.PlanId];
            var entry = draft?.Entries.Find(e => e.PlanId == plan.Id);
            running += entry?.Amount ?? Money.Zero;
            rows.Add(
                new BoardRow(
                    rows.Count + 1,
                    plan.Id,
                    plan.Reference,
                    plan.BusinessName,
                    plan.Applicant,
                    plan.Regency,
                    plan.Status == PlanStatus.Waitlisted,
                    plan.Mean,
                    plan.Totals.Count < 2 ? 0 : plan.Totals.Max() - plan.Totals.Min(),
                    plan.Visit,
                    plan.Requested,
                    entry?.Kind,
                    entry?.Amount ?? Money.Zero,
                    running
                )
            );
        }
        return rows;
    }

    private async Task<IReadOnlyList<PublishedRow>> PublishedOf(Id<FundingCall> call, CancellationToken ct)
    {
        var batches = await db
            .DecisionBatches.AsNoTracking()
            .Where(b => b.CallId == call && b.Status == BatchStatus.Published)
            .OrderByDescending(b => b.PublishedAt)
            .ToListAsync(ct);
        var ids = batches.Select(b => b.PublishedById!.Value).ToList();
        var names = await db.Staff.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.FullName, ct);
        return
        [
            .. batches.Select(b => new PublishedRow(
                b.Id,
                b.Reference,
                b.PublishedAt!.Value,
                names[b.PublishedById!.Value],
                b.Entries.Count,
                b.Approved
            )),
        ];
    }

    private sealed record Before(
        Id<BusinessPlan> Id,
        string Reference,
        string BusinessName,
        string Applicant,
        string? Regency,
        PlanStatus Status,
        DateTimeOffset SubmittedAt,
        Money Requested,
        List<int> Totals,
        VisitConclusion? Visit
    )
    {
        public int Mean => Totals.Count == 0 ? 0 : (int)Rounding.HalfUp(Totals.Sum(t => (long)t), Totals.Count);
    }
}
