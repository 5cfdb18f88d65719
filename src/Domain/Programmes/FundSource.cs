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

    /// <summary>How many offers a purchase with this money needs, by its amount.</summary>
    public IReadOnlyList<QuotationStep> Quotations { get; private set; } = QuotationStep.Usual;

    /// <summary>The offers a purchase of this amount needs.</summary>
    public int QuotationsFor(Money amount) =>
        Quotations.Where(s => s.Above <= amount).Select(s => s.Needed).DefaultIfEmpty(1).Max();

    public void AskForQuotations(IReadOnlyList<QuotationStep> steps)
    {
        FundSourceRules.QuotationsAreCounted.Require(
            steps.Count is > 0 and <= QuotationStep.Most
                && steps.All(s => s.Needed is >= 1 and <= QuotationStep.MostNeeded)
                && steps.Select(s => s.Above).Distinct().Count() == steps.Count
        );
        Quotations = [.. steps.OrderBy(s => s.Above)];
    }

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

/// <summary>From this amount on, so many offers.</summary>
public sealed record QuotationStep(Money Above, int Needed)
{
    public const int Most = 5;
    public const int MostNeeded = 5;

    /// <summary>One up to Rp10 million, two up to Rp50 million, three beyond (after Perpres 16/2018 article 38, simplified).</summary>
    public static readonly IReadOnlyList<QuotationStep> Usual =
    [
        new(Money.Zero, 1),
        new(new Money(10_000_001), 2),
        new(new Money(50_000_001), 3),
    ];
}

/// <summary>What a fund source must keep to.</summary>
public static class FundSourceRules
{
    public static readonly Rule CodeIsShort = new("programmes.fund-code-is-short");
    public static readonly Rule CodeIsUnique = new("programmes.fund-code-is-unique");
    public static readonly Rule Named = new("programmes.fund-is-named");
    public static readonly Rule QuotationsAreCounted = new("programmes.quotations-are-counted");
}
