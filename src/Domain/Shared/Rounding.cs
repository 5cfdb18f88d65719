namespace PmiEmas.Domain.Shared;

/// <summary>How an amount becomes a whole number of rupiah, or of a multiple of rupiah.</summary>
public enum RoundingMode
{
    HalfUp,
    Up,
}

/// <summary>The one rounding of the product: quotients of whole numbers (dividend ≥ 0, divisor &gt; 0), exact to the last digit.</summary>
public static class Rounding
{
    /// <summary>The nearest whole number; a half goes up.</summary>
    public static long HalfUp(long dividend, long divisor) => (dividend + divisor / 2) / divisor;

    /// <inheritdoc cref="HalfUp(long, long)"/>
    public static long HalfUp(Int128 dividend, Int128 divisor) => checked((long)((dividend + divisor / 2) / divisor));

    /// <summary>The quotient itself where whole, else the next whole number.</summary>
    public static long Up(Int128 dividend, Int128 divisor) => checked((long)((dividend + divisor - 1) / divisor));

    /// <summary>The quotient rounded to a multiple, e.g. of 500 rupiah.</summary>
    public static long ToMultiple(Int128 dividend, Int128 divisor, int multiple, RoundingMode mode) =>
        multiple * (mode == RoundingMode.Up ? Up(dividend, divisor * multiple) : HalfUp(dividend, divisor * multiple));
}
