namespace PmiEmas.Domain.Shared;

/// <summary>A yearly rate in basis points: 600 is 6% a year.</summary>
public readonly record struct Rate(int BasisPoints) : IComparable<Rate>
{
    public static readonly Rate Zero;

    public int CompareTo(Rate other) => BasisPoints.CompareTo(other.BasisPoints);

    public override string ToString() => $"{BasisPoints / 100},{BasisPoints % 100:00}%";
}
