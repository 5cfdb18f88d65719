using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>How a late charge is counted.</summary>
public enum LateChargeKind
{
    /// <summary>An amount for each late instalment.</summary>
    Flat,

    /// <summary>A part of what is unpaid of the late instalment.</summary>
    Percent,
}

/// <summary>What a late instalment costs. Amounts in rupiah; 100 basis points are 1%.</summary>
public sealed record LateChargeTerms
{
    public static readonly Rule Priced = new("loans.late-charge-is-priced");
    public static readonly Rule WithinLimit = new("loans.late-charge-within-limit");

    /// <summary>Basis points of the unpaid instalment: more would punish, not remind.</summary>
    public const int HighestPercent = 500;

    public const int LongestGrace = 365;

    public LateChargeKind Kind { get; init; }

    /// <summary>Of a flat late charge.</summary>
    public long Amount { get; init; }

    public int BasisPoints { get; init; }

    /// <summary>Days after the payable date that cost nothing.</summary>
    public int GraceDays { get; init; }

    /// <summary>Days until it is counted again while the instalment stays unpaid; 0 counts it once.</summary>
    public int EveryDays { get; init; }

    /// <summary>The most one instalment may cost in all; 0 sets no limit.</summary>
    public long Cap { get; init; }

    public void Check()
    {
        LoanTermsRules.Require(
            Priced,
            Kind == LateChargeKind.Flat ? Amount is > 0 and <= 10_000_000 : BasisPoints > 0,
            nameof(Amount)
        );
        LoanTermsRules.Require(
            WithinLimit,
            BasisPoints is >= 0 and <= HighestPercent
                && GraceDays is >= 0 and <= LongestGrace
                && EveryDays is 0 or >= 7
                && Cap is >= 0 and <= 100_000_000,
            nameof(BasisPoints),
            HighestPercent / 100
        );
    }

    /// <summary>The days in (<paramref name="after"/>, <paramref name="to"/>] on which an instalment unpaid since its payable date is charged.</summary>
    public IEnumerable<DateOnly> DaysOf(DateOnly payableOn, DateOnly after, DateOnly to)
    {
        var first = payableOn.AddDays(GraceDays + 1);
        if (EveryDays > 0 && first <= after)
            first = first.AddDays(((after.DayNumber - first.DayNumber) / EveryDays + 1) * EveryDays);
        for (var day = first; day <= to; day = day.AddDays(EveryDays))
        {
            if (day > after)
                yield return day;
            if (EveryDays == 0)
                yield break;
        }
    }

    /// <summary>One charge on what is unpaid, within what the cap leaves after the earlier ones.</summary>
    public Money On(Money unpaid, Money already)
    {
        var full =
            Kind == LateChargeKind.Flat
                ? new Money(Amount)
                : new Money(Rounding.HalfUp((Int128)unpaid.Rupiah * BasisPoints, 10_000));
        return Cap == 0 ? full : Money.Min(full, new Money(Cap).LessOrZero(already));
    }
}
