using PmiEmas.Application.Returnees;
using PmiEmas.Domain.Returnees;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Web.Features.Returnees;

/// <summary>What was asked of the address page so far: words to search, or the steps from the province down.</summary>
public sealed class AddressSteps
{
    public string? Q { get; set; }

    public string? Province { get; set; }

    public string? Regency { get; set; }

    public string? District { get; set; }

    public string? Village { get; set; }

    /// <summary>Steps that do not lie inside one another are forgotten: somebody chose anew further up.</summary>
    public AddressSteps Consistent()
    {
        var regency = Inside(Regency, Province);
        var district = Inside(District, regency);
        return new AddressSteps
        {
            Q = Q,
            Province = Province,
            Regency = regency,
            District = district,
            Village = Village,
        };
    }

    private static string? Inside(string? code, string? parent) =>
        code is not null && parent is not null && code.StartsWith(parent, StringComparison.Ordinal) ? code : null;
}

/// <summary>One step of choosing a region: its name in the address, its answers, the one chosen.</summary>
public sealed record RegionStep(string Name, IReadOnlyList<RegionRow> Regions, string? Chosen);

public sealed record AddressPage(
    ReturneeFile Profile,
    AddressForm Form,
    string Base,
    string? Words,
    IReadOnlyList<Place> Found,
    IReadOnlyList<RegionStep> Steps,
    Place? Chosen
)
{
    public string Path => ReturneeLinks.Section(Base, ProfileSection.Address);

    public string Choose(string code) => $"{Path}?village={code}#alamat";
}
