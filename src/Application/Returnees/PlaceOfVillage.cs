using PmiEmas.Application.Abstractions;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Application.Returnees;

/// <summary>The names of a village and what it lies in; null for a code in no list.</summary>
[AllowAnonymousRequest]
public sealed record PlaceOfVillage(RegionCode? Village) : IQuery<Place?>;

internal sealed class PlaceOfVillageHandler(IProgrammeDb db) : QueryHandler<PlaceOfVillage, Place?>
{
    protected override Task<Place?> Handle(PlaceOfVillage query, CancellationToken ct) => db.PlaceOf(query.Village, ct);
}
