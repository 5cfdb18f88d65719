using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Grants;
using PmiEmas.Domain.Ledger;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Grants;

/// <summary>Who sees which grants and reports, and the loads every use case shares.</summary>
internal static class GrantQueries
{
    /// <summary>Returnees see their own; staff those of their region; the system all.</summary>
    public static IQueryable<Grant> VisibleTo(this IQueryable<Grant> grants, IActor actor, IProgrammeDb db)
    {
        if (actor.Kind == ActorKind.System)
            return grants;
        if (actor.Kind == ActorKind.Returnee)
            return grants.Where(g => g.ReturneeId == actor.ReturneeId);
        if (actor.Kind == ActorKind.Anonymous)
            return grants.Where(g => false);
        return actor.Region is { } region
            ? grants.Where(g =>
                db.BusinessPlans.Any(p =>
                    p.Id == g.PlanId && EF.Functions.Like((string)(object)p.Region, region.Value + "%")
                )
            )
            : grants;
    }

    public static IQueryable<AccountabilityReport> VisibleTo(
        this IQueryable<AccountabilityReport> reports,
        IActor actor,
        IProgrammeDb db
    ) =>
        actor.Kind switch
        {
            ActorKind.System => reports,
            ActorKind.Returnee => reports.Where(r => r.ReturneeId == actor.ReturneeId),
            ActorKind.Staff => reports.Where(r => db.Grants.VisibleTo(actor, db).Any(g => g.Id == r.GrantId)),
            _ => reports.Where(r => false),
        };

    public static async Task<Grant> GrantToChange(
        this IProgrammeDb db,
        Id<Grant> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Grants.VisibleTo(actor, db).SingleOrDefaultAsync(g => g.Id == id, ct)
            ?? throw new NotFoundException(nameof(Grant));
    }

    /// <summary>A request for another use of the grant's lines; the grant's lock is held already.</summary>
    public static async Task<Reallocation> ReallocationOf(
        this IProgrammeDb db,
        Grant grant,
        Id<Reallocation> id,
        CancellationToken ct
    ) =>
        await db.Set<Reallocation>().SingleOrDefaultAsync(r => r.Id == id && r.GrantId == grant.Id, ct)
        ?? throw new NotFoundException(nameof(Reallocation));

    /// <summary>The report behind its row's lock: two receipts added at once wait for each other.</summary>
    public static async Task<AccountabilityReport> ReportToChange(
        this IProgrammeDb db,
        Id<AccountabilityReport> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Set<AccountabilityReport>().VisibleTo(actor, db).SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException(nameof(AccountabilityReport));
    }

    /// <summary>The budget lines a report's receipts stand under.</summary>
    public static async Task<IReadOnlyList<GrantLine>> LinesOf(
        this IProgrammeDb db,
        Id<Grant> grant,
        CancellationToken ct
    ) => await db.Grants.AsNoTracking().Where(g => g.Id == grant).SelectMany(g => g.Lines).ToListAsync(ct);

    /// <summary>The grant as the books name it.</summary>
    public static LedgerSource AsSource(this Grant grant) => new("grant", grant.Id.Value, grant.Reference);
}
