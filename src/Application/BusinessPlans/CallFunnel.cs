using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.BusinessPlans;
using PmiEmas.Domain.Programmes;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>How many plans of a call stand where, and what they ask and were granted.</summary>
[RequirePermission(Permission.ViewPlans)]
public sealed record CallFunnel(Id<FundingCall> CallId) : IQuery<IReadOnlyList<FunnelCount>>;

public sealed record FunnelCount(PlanStatus Status, int Plans, long Requested, long Approved);

internal sealed class CallFunnelHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<CallFunnel, IReadOnlyList<FunnelCount>>
{
    protected override async Task<IReadOnlyList<FunnelCount>> Handle(CallFunnel query, CancellationToken ct)
    {
        var plans = await db
            .BusinessPlans.VisibleTo(actor)
            .AsNoTracking()
            .Where(p => p.CallId == query.CallId)
            .GroupBy(p => p.Status)
            .Select(g => new
            {
                Status = g.Key,
                Plans = g.Count(),
                Requested = g.Sum(p => (long)(object)p.RequestedAmount),
                Approved = g.Sum(p => (long?)(object?)p.ApprovedAmount) ?? 0,
            })
            .ToListAsync(ct);
        return
        [
            .. plans.Select(p => new FunnelCount(p.Status, p.Plans, p.Requested, p.Approved)).OrderBy(p => p.Status),
        ];
    }
}
