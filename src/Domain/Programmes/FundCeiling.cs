using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Programmes;

/// <summary>What a fund source may promise in one year: to everybody, or to people of one region. What is left stands in the ledger.</summary>
public sealed class FundCeiling : AggregateRoot<FundCeiling>
{
    private FundCeiling() { }

    public Id<FundSource> FundSourceId { get; private set; }

    public int Year { get; private set; }

    /// <summary>Null for the whole of the fund source.</summary>
    public RegionCode? Region { get; private set; }

    public Money Amount { get; private set; }

    public static FundCeiling Set(
        Id<FundCeiling> id,
        Id<FundSource> fund,
        int year,
        RegionCode? region,
        Money amount,
        DateOnly today
    )
    {
        FundCeilingRules.YearIsNear.Require(year >= today.Year && year <= today.Year + 5);
        FundCeilingRules.NeedsAmount.Require(!amount.IsZero);
        return new FundCeiling
        {
            Id = id,
            FundSourceId = fund,
            Year = year,
            Region = region,
            Amount = amount,
        };
    }

    /// <summary>Another amount; below what is promised already the ledger refuses it.</summary>
    public void Change(Money amount)
    {
        FundCeilingRules.NeedsAmount.Require(!amount.IsZero);
        Amount = amount;
    }

    /// <summary>The owner of its ledger accounts.</summary>
    public string KeyOf(string fund) => Region is { } region ? $"{fund}/{Year}/{region.Value}" : $"{fund}/{Year}";
}

/// <summary>What a fund source's ceilings must keep to.</summary>
public static class FundCeilingRules
{
    public static readonly Rule YearIsNear = new("programmes.fund-ceiling-year-is-near");
    public static readonly Rule NeedsAmount = new("programmes.fund-ceiling-needs-amount");
    public static readonly Rule OneCeiling = new("programmes.one-fund-ceiling");
    public static readonly Rule BeforeFirstAward = new("programmes.fund-ceiling-before-first-award");
}
