using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Programmes;

public enum FundSourceKind
{
    NationalBudget,
    RegionalBudget,
    VillageBudget,
    CompanyResponsibility,
    Cooperative,
    Charity,
    Other,
}

/// <summary>Where the money comes from, e.g. APBD Banten 2026 or a cooperative's revolving fund.</summary>
public sealed class FundSource : AggregateRoot<FundSource>
{
    private FundSource() { }

    /// <summary>Short and unique, part of ledger account codes: <c>APBD26</c>.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public FundSourceKind Kind { get; private set; }

    /// <summary>Money of the state's or a region's budget: its treasury pays, the platform records the SP2D.</summary>
    public bool IsPublic => Kind is FundSourceKind.NationalBudget or FundSourceKind.RegionalBudget;

    /// <summary>Who gives the money, by name.</summary>
    public string Funder { get; private set; } = "";

    public static FundSource Open(
        Id<FundSource> id,
        string code,
        string name,
        FundSourceKind kind = FundSourceKind.RegionalBudget,
        string? funder = null
    )
    {
        code = code.Trim().ToUpperInvariant();
        FundSourceRules.CodeIsShort.Require(
            code.Length is >= 2 and <= 12 && code.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9')
        );
        FundSourceRules.Named.Require(!string.IsNullOrWhiteSpace(name));
        return new()
        {
            Id = id,
            Code = code,
            Name = name.Trim(),
            Kind = kind,
            Funder = string.IsNullOrWhiteSpace(funder) ? name.Trim() : funder.Trim(),
        };
    }

    /// <summary>The code stays: ledger accounts carry it.</summary>
    public void Rename(string name, FundSourceKind kind, string funder)
    {
        FundSourceRules.Named.Require(!string.IsNullOrWhiteSpace(name));
        (Name, Kind, Funder) = (name.Trim(), kind, funder.Trim());
    }
}

/// <summary>What a fund source must keep to.</summary>
public static class FundSourceRules
{
    public static readonly Rule CodeIsShort = new("programmes.fund-code-is-short");
    public static readonly Rule CodeIsUnique = new("programmes.fund-code-is-unique");
    public static readonly Rule Named = new("programmes.fund-is-named");
}
