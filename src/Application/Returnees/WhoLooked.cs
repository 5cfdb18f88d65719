using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Returnees;

/// <summary>Who looked at the person's masked numbers and papers, newest first.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record WhoLooked : IQuery<IReadOnlyList<LookRow>>;

public sealed record LookRow(DateTimeOffset At, RevealedField Field, string Name, string Office, string Reason);

internal sealed class WhoLookedHandler(IProgrammeDb db, IActor actor) : QueryHandler<WhoLooked, IReadOnlyList<LookRow>>
{
    private const int Shown = 200;

    protected override async Task<IReadOnlyList<LookRow>> Handle(WhoLooked query, CancellationToken ct)
    {
        Id<Returnee> own = actor.ReturneeId;
        return await (
            from look in db.Set<DataAccess>().AsNoTracking()
            where look.ReturneeId == own
            join staff in db.Staff on look.StaffId equals staff.Id
            orderby look.At descending
            select new LookRow(look.At, look.Field, staff.FullName, staff.Office, look.Reason)
        )
            .Take(Shown)
            .ToListAsync(ct);
    }
}
