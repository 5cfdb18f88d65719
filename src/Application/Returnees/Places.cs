using Microsoft.EntityFrameworkCore;
using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Returnees;

/// <summary>A village with the names of what it lies in. District names repeat, so all are always shown.</summary>
public sealed record Place(string Code, string Village, string District, string Regency, string Province)
{
    public override string ToString() => $"{Village}, {District}, {Regency}, {Province}";
}

public static class Places
{
    /// <summary>The names of a village's place, or null where the code is in no list (any more).</summary>
    public static async Task<Place?> PlaceOf(this IProgrammeDb db, RegionCode? village, CancellationToken ct)
    {
        if (village is not { Level: RegionLevel.Village })
            return null;
        string[] codes = [village.Value, village.District.Value, village.Regency.Value, village.Province.Value];
        var names = await db
            .Regions.AsNoTracking()
            .Where(r => codes.Contains(r.Code))
            .ToDictionaryAsync(r => r.Code, r => r.Name, ct);
        return names.Count == codes.Length
            ? new Place(village.Value, names[codes[0]], names[codes[1]], names[codes[2]], names[codes[3]])
            : null;
    }
}
