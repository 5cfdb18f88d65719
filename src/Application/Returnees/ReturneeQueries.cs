using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Who sees which files, and the loads every use case shares.</summary>
public static class ReturneeQueries
{
    /// <summary>
    /// A returnee sees their own; staff who browse see their region's and what they registered; a companion only those they
    /// registered; the system all; everybody else none.
    /// </summary>
    public static IQueryable<Returnee> VisibleTo(this IQueryable<Returnee> returnees, IActor actor)
    {
        if (actor.Kind == ActorKind.System)
            return returnees;
        if (actor.Kind == ActorKind.Returnee)
            return returnees.Where(r => r.Id == actor.ReturneeId);
        if (actor.Kind == ActorKind.Anonymous)
            return returnees.Where(r => false);

        var staff = actor.StaffId;
        if (!actor.May(Permission.BrowseReturnees))
            return actor.May(Permission.RegisterReturnees)
                ? returnees.Where(r => r.RegisteredById == staff)
                : returnees.Where(r => false);
        return actor.Region is { } region
            ? returnees.Where(r =>
                EF.Functions.Like((string)(object)r.Village!, region.Value + "%") || r.RegisteredById == staff
            )
            : returnees;
    }

    /// <summary>The files the actor may write in: their own, or those they registered on somebody's behalf.</summary>
    public static IQueryable<Returnee> EditableBy(this IQueryable<Returnee> returnees, IActor actor)
    {
        if (actor.Kind != ActorKind.Staff)
            return returnees.VisibleTo(actor);
        var staff = actor.StaffId;
        return returnees.Where(r => r.RegisteredById == staff);
    }

    /// <summary>The file a command of staff judges; its row is locked, so that two decisions follow one another.</summary>
    public static async Task<Returnee> ReturneeToJudge(
        this IProgrammeDb db,
        Id<Returnee> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Returnees.VisibleTo(actor).SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException(nameof(Returnee));
    }

    /// <summary>The file a command writes in; its row is locked, so that two autosaved fields follow one another.</summary>
    public static async Task<Returnee> ReturneeToEdit(
        this IProgrammeDb db,
        Id<Returnee> id,
        IActor actor,
        CancellationToken ct
    )
    {
        await db.Lock(id, ct);
        return await db.Returnees.EditableBy(actor).SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException(nameof(Returnee));
    }

    /// <summary>The staff member who writes for somebody else; null where people write for themselves.</summary>
    internal static Id<StaffMember>? WritingStaff(this IActor actor) =>
        actor.Kind == ActorKind.Staff ? actor.StaffId : null;
}
