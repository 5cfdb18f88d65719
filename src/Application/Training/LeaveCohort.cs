using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;
using PmiEmas.Domain.Training;

namespace PmiEmas.Application.Training;

/// <summary>The returnee gives up the seat or the place on the waiting list.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record LeaveCohort(Id<Cohort> CohortId) : ICommand;

/// <summary>The returnee accepts the seat offered from the waiting list.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record AcceptSeat(Id<Cohort> CohortId) : ICommand;

/// <summary>Takes back offers that nobody accepted in time. Sent by the clock.</summary>
[SystemRequest]
public sealed record ExpireSeatOffers : ICommand;

internal sealed class LeaveCohortHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<LeaveCohort>
{
    protected override async Task Handle(LeaveCohort command, CancellationToken ct) =>
        (await db.OwnCohort(command.CohortId, actor, ct)).Withdraw(actor.ReturneeId, clock.GetUtcNow());
}

internal sealed class AcceptSeatHandler(IProgrammeDb db, IActor actor, TimeProvider clock) : CommandHandler<AcceptSeat>
{
    protected override async Task Handle(AcceptSeat command, CancellationToken ct) =>
        (await db.OwnCohort(command.CohortId, actor, ct)).AcceptOffer(actor.ReturneeId, clock.GetUtcNow());
}

internal sealed class ExpireSeatOffersHandler(IProgrammeDb db, IActor actor, TimeProvider clock)
    : CommandHandler<ExpireSeatOffers>
{
    protected override async Task Handle(ExpireSeatOffers command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var late = await db
            .Cohorts.Where(c => c.Enrolments.Any(e => e.Status == EnrolmentStatus.Offered && e.OfferedUntil < now))
            .Select(c => c.Id)
            .ToListAsync(ct);
        foreach (var id in late)
            (await db.ForChange(id, actor, ct)).ExpireOffers(now);
    }
}

file static class Own
{
    /// <summary>A cohort the returnee stands in; any other is not found.</summary>
    public static async Task<Cohort> OwnCohort(this IProgrammeDb db, Id<Cohort> id, IActor actor, CancellationToken ct)
    {
        var returnee = actor.ReturneeId;
        await db.Lock(id, ct);
        return await db.Cohorts.SingleOrDefaultAsync(
                c => c.Id == id && c.Enrolments.Any(e => e.ReturneeId == returnee),
                ct
            ) ?? throw new NotFoundException(nameof(Cohort));
    }
}
