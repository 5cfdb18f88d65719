using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Programmes;

/// <summary>How large a part of a grant is.</summary>
public enum TrancheShare
{
    Percent,

    /// <summary>The same rupiah for every grant.</summary>
    Fixed,

    /// <summary>What the other parts leave.</summary>
    Remainder,
}

/// <summary>What the planned day of a tranche is counted from.</summary>
public enum TrancheEvent
{
    AgreementInForce,
    CourseCompleted,
    PreviousPaid,
    PreviousReportAccepted,
}

/// <summary>One part of a grant's payment: how much, and what must be true before it is paid.</summary>
public sealed record TrancheTemplate(int Percent, bool NeedsAgreement, bool NeedsCourse, bool NeedsPreviousReport)
{
    /// <summary>Everything at once, after the agreement.</summary>
    public static readonly TrancheTemplate Whole = new(100, true, false, false);

    public const int MostParts = 6;
    public const int MostDays = 730;

    public TrancheShare Share { get; init; }

    /// <summary>The amount of a fixed part.</summary>
    public Money Amount { get; init; }

    /// <summary>Goods bought from earlier tranches must have been handed over (BAST).</summary>
    public bool NeedsHandover { get; init; }

    /// <summary>Bought for the returnee instead of being paid out.</summary>
    public bool InKind { get; init; }

    public TrancheEvent DueAfter { get; init; }

    /// <summary>Days after <see cref="DueAfter"/> by which it is planned to be paid; null where no day is planned.</summary>
    public int? DueDays { get; init; }

    /// <summary>Percents sum to a hundred, or one last part takes what is left.</summary>
    public static bool SumToWhole(IReadOnlyList<TrancheTemplate> parts)
    {
        var percent = parts.Where(p => p.Share == TrancheShare.Percent).Sum(p => p.Percent);
        return parts.All(p => p.Share != TrancheShare.Percent || p.Percent is > 0 and <= 100)
            && parts.All(p => p.Share != TrancheShare.Fixed || !p.Amount.IsZero)
            && (
                parts.All(p => p.Share == TrancheShare.Percent)
                    ? percent == 100
                    : percent < 100
                        && parts.Count(p => p.Share == TrancheShare.Remainder) == 1
                        && parts[^1].Share == TrancheShare.Remainder
            );
    }

    /// <summary>Whether a grant of this amount has enough for every part.</summary>
    public static bool Fit(IReadOnlyList<TrancheTemplate> parts, Money amount)
    {
        var taken = Int128.Zero;
        foreach (var part in parts)
            taken += part.Share switch
            {
                TrancheShare.Percent => (Int128)amount.Rupiah * part.Percent / 100,
                TrancheShare.Fixed => part.Amount.Rupiah,
                _ => 1,
            };
        return taken <= amount.Rupiah;
    }

    /// <summary>The amounts of the parts, summing to the whole. Percents are of the whole; the remainder takes what rounding leaves.</summary>
    public static IReadOnlyList<Money> Split(IReadOnlyList<TrancheTemplate> parts, Money amount)
    {
        if (parts.All(p => p.Share == TrancheShare.Percent))
            return amount.Allocate([.. parts.Select(p => (long)p.Percent)]);
        var amounts = parts
            .Select(p =>
                p.Share switch
                {
                    TrancheShare.Percent => new Money((long)((Int128)amount.Rupiah * p.Percent / 100)),
                    TrancheShare.Fixed => p.Amount,
                    _ => Money.Zero,
                }
            )
            .ToArray();
        amounts[^1] = amount - Money.Sum(amounts);
        return amounts;
    }
}
