using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Training;

/// <summary>The regencies and cities a cohort may be held in: those of the actor's province, or all.</summary>
[RequirePermission(Permission.ManageTraining)]
public sealed record Regencies : IQuery<IReadOnlyList<RegencyRow>>;

public sealed record RegencyRow(string Code, string Name);

internal sealed class RegenciesHandler(IProgrammeDb db, IActor actor)
    : QueryHandler<Regencies, IReadOnlyList<RegencyRow>>
{
    protected override async Task<IReadOnlyList<RegencyRow>> Handle(Regencies query, CancellationToken ct)
    {
        var within = actor.Region is { } region ? region.Province.Value : "";
        return await db
            .Regions.AsNoTracking()
            .Where(r => r.Code.Length == (int)RegionLevel.Regency && r.Code.StartsWith(within))
            .OrderBy(r => r.Name)
            .Select(r => new RegencyRow(r.Code, r.Name))
            .ToListAsync(ct);
    }
}
