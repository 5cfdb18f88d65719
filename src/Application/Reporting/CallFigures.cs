using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Application.BusinessPlans;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Reporting;

/// <summary>The calls that are on their way, each with what of its ceiling is used and how far its plans have come.</summary>
[RequirePermission(Permission.ViewFigures)]
public sealed record CallFigures : IQuery<IReadOnlyList<CallFigure>>;

/// <param name="Committed">Approved over the whole call, whoever asks: the ceiling is one for all regions.</param>
/// <param name="Funnel">Null for those who may not see plans.</param>
public sealed record CallFigure(
    Id<FundingCall> Id,
    string Title,
    CallStatus Status,
    DateOnly ClosesOn,
    Money Ceiling,
    Money Committed,
    PlanFunnel? Funnel
);

/// <summary>How many plans have come at least so far, of those the actor may see.</summary>
public sealed record PlanFunnel(int Submitted, int Screened, int Reviewed, int Visited, int Approved);

internal sealed class CallFiguresHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<CallFigures, IReadOnlyList<CallFigure>>
{
    private const int Shown = 8;

    protected override async Task<IReadOnlyList<CallFigure>> Handle(CallFigures query, CancellationToken ct)
    {
        var calls = await db
            .FundingCalls.AsNoTracking()
            .Where(c =>
                c.Status == CallStatus.Open
                || c.Status == CallStatus.Closed
                || c.Status == CallStatus.UnderReview
                || c.Status == CallStatus.Decided
            )
            .OrderByDescending(c => c.Status == CallStatus.Open)
            .ThenByDescending(c => c.ClosesOn)
            .Take(Shown)
            .Select(c => new
            {
                c.Id,
                c.Title,
                c.Status,
                c.ClosesOn,
                c.Ceiling,
                Committed = db
                    .BusinessPlans.Where(p => p.CallId == c.Id && p.Status == PlanStatus.Approved)
                    .Sum(p => (long?)(object?)p.ApprovedAmount),
            })
            .ToListAsync(ct);
        var funnels = actor.May(Permission.ViewPlans) ? await Funnels([.. calls.Select(c => c.Id)], ct) : null;
        return
        [
            .. calls.Select(c => new CallFigure(
                c.Id,
                c.Title,
                c.Status,
                c.ClosesOn,
                c.Ceiling,
                new Money(c.Committed ?? 0),
                funnels is null ? null : funnels.GetValueOrDefault(c.Id, new PlanFunnel(0, 0, 0, 0, 0))
            )),
        ];
    }

    private async Task<Dictionary<Id<FundingCall>, PlanFunnel>> Funnels(
        List<Id<FundingCall>> calls,
        CancellationToken ct
    )
    {
        var counts = await db
            .BusinessPlans.AsNoTracking()
            .VisibleTo(actor)
            .Where(p => calls.Contains(p.CallId) && p.SubmittedAt != null)
            .GroupBy(p => new
            {
                p.CallId,
                p.Status,
                Screened = p.ScreenedAt != null,
            })
            .Select(g => new { g.Key, Plans = g.Count() })
            .ToListAsync(ct);
        return counts
            .GroupBy(c => c.Key.CallId)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    int Past(params PlanStatus[] statuses) =>
                        g.Where(c => statuses.Contains(c.Key.Status)).Sum(c => c.Plans);
                    PlanStatus[] visited =
                    [
                        PlanStatus.ReadyForDecision,
                        PlanStatus.Approved,
                        PlanStatus.Waitlisted,
                        PlanStatus.Rejected,
                    ];
                    return new PlanFunnel(
                        g.Sum(c => c.Plans),
                        g.Where(c => c.Key.Screened && c.Key.Status != PlanStatus.Ineligible).Sum(c => c.Plans),
                        Past([PlanStatus.FieldVisit, .. visited]),
                        Past(visited),
                        Past(PlanStatus.Approved)
                    );
                }
            );
    }
}
