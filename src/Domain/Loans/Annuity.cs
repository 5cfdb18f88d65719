using System.Numerics;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>
/// The equal instalment P·r / (1 − (1+r)^−n), rounded as if computed with all its digits: a 64-bit bracket decides
/// nearly always, and where the bracket straddles a rounding edge, whole numbers of any length do.
/// </summary>
internal static class Annuity
{
    /// <param name="principal">Whole rupiah.</param>
    /// <param name="rate">Of one period, above zero.</param>
    /// <param name="periods">With principal.</param>
    /// <param name="multiple">Rupiah to round to.</param>
    /// <param name="mode">How to round.</param>
    public static long Instalment(
        long principal,
        (long Numerator, long Denominator) rate,
        int periods,
        int multiple,
        RoundingMode mode
    )
    {
        var common = GreatestCommonDivisor((ulong)rate.Numerator, (ulong)rate.Denominator);
        var (a, b) = ((ulong)rate.Numerator / common, (ulong)rate.Denominator / common);

        return principal <= (long)(1UL << 62) / (long)a && a + b < uint.MaxValue
            ? Bracketed((ulong)principal * a, a, b, periods, multiple, mode)
                ?? Exact(principal, a, b, periods, multiple, mode)
            : Exact(principal, a, b, periods, multiple, mode);
    }

    private static long? Bracketed(ulong interest, ulong a, ulong b, int periods, int multiple, RoundingMode mode)
    {
        // (1+r)^−n in units of 2^−64, never too large and short by less than 2n: each step drops less than one unit.
        var discount = Power(Fraction64(b, a + b), periods);
        var error = 2UL * (ulong)periods;
        var most = 0UL - discount; // 1 − (1+r)^−n
        if (discount == 0 || most <= error)
            return null;

        var dividend = (UInt128)interest << 64;
        var divisor = (UInt128)most * (b * (ulong)multiple);
        var least = (UInt128)(most - error) * (b * (ulong)multiple);

        if (mode == RoundingMode.Up)
        {
            var up = (dividend + divisor - 1) / divisor;
            return dividend <= up * least ? (long)up * multiple : null;
        }
        var nearest = (dividend + divisor / 2) / divisor;
        return dividend + least / 2 < (nearest + 1) * least ? (long)nearest * multiple : null;
    }

    private static long Exact(long principal, ulong a, ulong b, int periods, int multiple, RoundingMode mode)
    {
        var grown = BigInteger.Pow(a + b, periods);
        var dividend = (BigInteger)principal * a * grown;
        var divisor = b * (grown - BigInteger.Pow(b, periods)) * multiple;
        var extra = mode == RoundingMode.Up ? divisor - 1 : divisor / 2;
        return checked((long)((dividend + extra) / divisor)) * multiple;
    }

    /// <summary>numerator / denominator (below one) in units of 2^−64, rounded down.</summary>
    private static ulong Fraction64(ulong numerator, ulong denominator)
    {
        var (high, rest) = Math.DivRem(numerator << 32, denominator);
        return (high << 32) | ((rest << 32) / denominator);
    }

    private static ulong Power(ulong fraction, int exponent)
    {
        var result = ulong.MaxValue;
        var started = false;
        for (; ; fraction = Math.BigMul(fraction, fraction, out _))
        {
            if ((exponent & 1) == 1)
            {
                result = started ? Math.BigMul(result, fraction, out _) : fraction;
                started = true;
            }
            exponent >>= 1;
            if (exponent == 0)
                return result;
        }
    }

    private static ulong GreatestCommonDivisor(ulong a, ulong b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
