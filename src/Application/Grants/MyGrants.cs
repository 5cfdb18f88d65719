using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Grants;

/// <summary>The returnee's own grants, the newest first.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record MyGrants : IQuery<IReadOnlyList<MyGrantRow>>;

public sealed record MyGrantRow(Id<Grant> Id, string Reference, string Business, Money Amount, GrantStatus Status);

internal sealed class MyGrantsHandler(IProgrammeDb db, IActor actor) : QueryHandler<MyGrants, IReadOnlyList<MyGrantRow>>
{
    protected override async Task<IReadOnlyList<MyGrantRow>> Handle(MyGrants query, CancellationToken ct) =>
        await db
            .Grants.AsNoTracking()
            .Where(g => g.ReturneeId == actor.ReturneeId)
            .OrderByDescending(g => g.AwardedAt)
            .Select(g => new MyGrantRow(
                g.Id,
                g.Reference,
                db.BusinessPlans.Where(p => p.Id == g.PlanId).Select(p => p.BusinessName).First(),
                g.Amount,
                g.Status
            ))
            .ToListAsync(ct);
}
