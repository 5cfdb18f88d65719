using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Loans;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Loans;

/// <summary>Who sees which groups, and the load every use case shares.</summary>
internal static class GroupQueries
{
    /// <summary>Returnees see the groups they belong to; staff who view loans those of their region; the system all.</summary>
    public static IQueryable<BorrowerGroup> VisibleTo(this IQueryable<BorrowerGroup> groups, IActor actor)
    {
        if (actor.Kind == ActorKind.System)
            return groups;
        if (actor.Kind == ActorKind.Returnee)
            return groups.Where(g => g.Members.Any(m => m.ReturneeId == actor.ReturneeId));
        if (actor.Kind == ActorKind.Anonymous || !actor.May(Permission.ViewLoans))
            return groups.Where(g => false);
        return actor.Region is { } region
            ? groups.Where(g => EF.Functions.Like((string)(object)g.Region, region.Value + "%"))
            : groups;
    }

    /// <summary>The group behind its row's lock.</summary>
    public static async Task<BorrowerGroup> GroupToChange(
        this IProgrammeDb db,
        Id<BorrowerGroup> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.BorrowerGroups.AsSplitQuery().VisibleTo(actor).SingleOrDefaultAsync(g => g.Id == id, ct)
            ?? throw new NotFoundException(nameof(BorrowerGroup));
    }
}
