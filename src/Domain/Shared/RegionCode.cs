using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PmiEmas.Domain.Shared;

public enum RegionLevel
{
    Province = 2,
    Regency = 4,
    District = 6,
    Village = 10,
}

/// <summary>A code of the Ministry of Home Affairs without dots: 2, 4, 6 or 10 digits. A region contains the codes that start with its own.</summary>
public sealed record RegionCode : IParsable<RegionCode>
{
    private RegionCode(string value) => Value = value;

    public string Value { get; }

    [JsonIgnore]
    public RegionLevel Level => (RegionLevel)Value.Length;

    [JsonIgnore]
    public RegionCode Province => new(Value[..2]);

    /// <summary>The regency or city this code lies in; throws for a province.</summary>
    [JsonIgnore]
    public RegionCode Regency => new(Value[..4]);

    /// <summary>The district this code lies in; throws for a province or regency.</summary>
    [JsonIgnore]
    public RegionCode District => new(Value[..6]);

    public bool Contains(RegionCode other) => other.Value.StartsWith(Value, StringComparison.Ordinal);

    public static RegionCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code)
            ? code
            : throw new FormatException("A region code has 2, 4, 6 or 10 digits.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [NotNullWhen(true)] out RegionCode? result
    )
    {
        var digits = Digits.Of(s);
        result = digits.Length is 2 or 4 or 6 or 10 ? new RegionCode(digits) : null;
        return result is not null;
    }

    public override string ToString() => Value;
}
