using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Returnees;

namespace PmiEmas.Application.Returnees;

/// <summary>Looks for files that may be the same person's: born on the same day, in the same village, with a like name.</summary>
internal sealed class OnReturneeSubmitted(IProgrammeDb db, TimeProvider clock) : IDomainEventHandler<ReturneeSubmitted>
{
    public async Task Handle(ReturneeSubmitted happened, CancellationToken ct)
    {
        var file = db.Returnees.Local.Single(r => r.Id == happened.ReturneeId);
        var near = await db
            .Returnees.AsNoTracking()
            .Where(r => r.Id != file.Id && r.BirthOn == file.BirthOn && r.Village == file.Village)
            .Select(r => new { r.Id, r.FullName })
            .ToListAsync(ct);
        var known = await db.Set<DuplicateWarning>()
            .Where(w => w.ReturneeId == file.Id)
            .Select(w => w.OtherId)
            .ToListAsync(ct);
        foreach (var other in near.Where(n => !known.Contains(n.Id) && PersonNames.AreAlike(n.FullName, file.FullName)))
            db.Set<DuplicateWarning>().Add(DuplicateWarning.Warn(file.Id, other.Id, clock.GetUtcNow()));
    }
}
