using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;

namespace PmiEmas.Application.Returnees;

/// <summary>The regions directly inside one, or all provinces; by name.</summary>
[AllowAnonymousRequest]
public sealed record RegionChildren(string? ParentCode) : IQuery<IReadOnlyList<RegionRow>>;

public sealed record RegionRow(string Code, string Name);

internal sealed class RegionChildrenHandler(IProgrammeDb db) : QueryHandler<RegionChildren, IReadOnlyList<RegionRow>>
{
    protected override async Task<IReadOnlyList<RegionRow>> Handle(RegionChildren query, CancellationToken ct) =>
        await db
            .Regions.AsNoTracking()
            .Where(r => r.ParentCode == query.ParentCode)
            .OrderBy(r => r.Name)
            .Select(r => new RegionRow(r.Code, r.Name))
            .ToListAsync(ct);
}
