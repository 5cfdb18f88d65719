namespace PmiEmas.Domain.Shared;

/// <summary>A province, regency or city, district or village of Indonesia, as published (idn-area-data, ODbL).</summary>
public sealed class Region
{
    /// <summary>2, 4, 6 or 10 digits without dots.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Null for a province.</summary>
    public string? ParentCode { get; init; }
}
