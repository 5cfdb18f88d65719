using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Payments.Gateway;

/// <summary>
/// Hundredths of a rupiah, as card gateways count it (ISO 4217 gives the rupiah two decimals): Rp1 is 100 sen. The only place that knows.
/// </summary>
public static class Sen
{
    public const long PerRupiah = 100;

    public static long Of(Money money) => checked(money.Rupiah * PerRupiah);

    public static bool IsWhole(long sen) => sen % PerRupiah == 0;

    /// <summary>The whole rupiah in it; what is left over is below one rupiah.</summary>
    public static Money Whole(long sen) => new(sen / PerRupiah);

    /// <summary>Rounded half up to one rupiah; below zero for money that left.</summary>
    public static long Rounded(long sen) =>
        sen >= 0 ? (sen + PerRupiah / 2) / PerRupiah : -((-sen + PerRupiah / 2) / PerRupiah);
}
