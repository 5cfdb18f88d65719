using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.BusinessPlans;

/// <summary>The villages of a district (6 digits) and the districts beside it: enough to choose where a business stands.</summary>
[RequirePermission(Permission.UseOwnFile)]
public sealed record VillageChoices(RegionCode District) : IQuery<VillageChoicesPage>;

public sealed record VillageChoicesPage(
    RegionCode District,
    IReadOnlyList<RegionChoice> Districts,
    IReadOnlyList<RegionChoice> Villages
);

public sealed record RegionChoice(string Code, string Name);

internal sealed class VillageChoicesHandler(IProgrammeDb db) : QueryHandler<VillageChoices, VillageChoicesPage>
{
    protected override async Task<VillageChoicesPage> Handle(VillageChoices query, CancellationToken ct)
    {
        var (district, regency) = (query.District.District.Value, query.District.Regency.Value);
        var found = await db
            .Regions.AsNoTracking()
            .Where(r => r.ParentCode == district || r.ParentCode == regency)
            .OrderBy(r => r.Name)
            .Select(r => new
            {
                r.Code,
                r.Name,
                r.ParentCode,
            })
            .ToListAsync(ct);
        return new VillageChoicesPage(
            query.District.District,
            [.. found.Where(r => r.ParentCode == regency).Select(r => new RegionChoice(r.Code, r.Name))],
            [.. found.Where(r => r.ParentCode == district).Select(r => new RegionChoice(r.Code, r.Name))]
        );
    }
}
