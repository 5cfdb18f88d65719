using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Staff;

namespace PmiEmas.Application.Programmes;

/// <summary>The places a call can be for: provinces, and the regencies and cities of those with staff or people of the programme.</summary>
[RequirePermission(Permission.ManageFundSources, Permission.ManageCalls)]
public sealed record CallRegions : IQuery<IReadOnlyList<CallRegion>>;

public sealed record CallRegion(string Code, string Name);

internal sealed class CallRegionsHandler(IProgrammeDb db) : QueryHandler<CallRegions, IReadOnlyList<CallRegion>>
{
    protected override async Task<IReadOnlyList<CallRegion>> Handle(CallRegions query, CancellationToken ct)
    {
        var regions = db.Regions.AsNoTracking();
        return await regions
            .Where(r =>
                r.Code.Length == 2
                || (
                    r.Code.Length == 4
                    && db.Returnees.Any(p => ((string)(object)p.Village!).Substring(0, 2) == r.ParentCode)
                )
            )
            .OrderBy(r => r.Code)
            .Select(r => new CallRegion(r.Code, r.Name))
            .ToListAsync(ct);
    }
}
