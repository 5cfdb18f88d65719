namespace PmiEmas.Domain.Shared;

/// <summary>An amount in whole rupiah, never negative. Arithmetic is checked: overflow or a negative result throws.</summary>
public readonly record struct Money : IComparable<Money>
{
    public Money(long rupiah)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rupiah);
        Rupiah = rupiah;
    }

    public static readonly Money Zero;

    public long Rupiah { get; }

    public bool IsZero => Rupiah == 0;

    public static Money Min(Money a, Money b) => a <= b ? a : b;

    public static Money Max(Money a, Money b) => a >= b ? a : b;

    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (sum, next) => sum + next);

    /// <summary>The difference, or zero where <paramref name="other"/> is larger.</summary>
    public Money LessOrZero(Money other) => Rupiah > other.Rupiah ? new Money(Rupiah - other.Rupiah) : Zero;

    /// <summary>Splits the amount by weights (≥ 0, one positive) so that the parts sum to the whole; largest remainders first.</summary>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<long> weights)
    {
        if (weights.Count == 0 || weights.Any(w => w < 0) || weights.All(w => w == 0))
            throw new ArgumentException("Weights must be zero or more, with one above zero.", nameof(weights));

        var rupiah = Rupiah;
        var all = weights.Aggregate((Int128)0, (sum, w) => sum + w);
        var parts = weights.Select(w => (long)((Int128)rupiah * w / all)).ToArray();
        var byRemainder = Enumerable
            .Range(0, weights.Count)
            .OrderByDescending(i => (Int128)rupiah * weights[i] % all)
            .ThenBy(i => i);
        foreach (var i in byRemainder.Take((int)(rupiah - parts.Sum())))
            parts[i]++;
        return [.. parts.Select(p => new Money(p))];
    }

    public int CompareTo(Money other) => Rupiah.CompareTo(other.Rupiah);

    public static Money operator +(Money a, Money b) => new(checked(a.Rupiah + b.Rupiah));

    public static Money operator -(Money a, Money b) => new(checked(a.Rupiah - b.Rupiah));

    public static Money operator *(Money a, long times) => new(checked(a.Rupiah * times));

    public static bool operator <(Money a, Money b) => a.Rupiah < b.Rupiah;

    public static bool operator >(Money a, Money b) => a.Rupiah > b.Rupiah;

    public static bool operator <=(Money a, Money b) => a.Rupiah <= b.Rupiah;

    public static bool operator >=(Money a, Money b) => a.Rupiah >= b.Rupiah;

    public override string ToString() =>
        "Rp" + Rupiah.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', '.');
}
