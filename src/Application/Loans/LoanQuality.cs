using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Loans;

/// <summary>Collectability in SQL: days past due as a range of dates, so that an index answers for any day; not better than a restructured loan keeps.</summary>
internal static class LoanQuality
{
    public static IQueryable<Loan> OfQuality(this IQueryable<Loan> loans, Collectability quality, DateOnly asOf)
    {
        loans = loans.Where(l => l.Status == LoanStatus.Disbursed);
        var (least, most) = DaysOf(quality);
        var worse = Enum.GetValues<Collectability>().Where(q => q > quality).Select(q => (Collectability?)q).ToList();
        if (quality != Collectability.Current)
        {
            var newest = asOf.AddDays(-least);
            loans = loans.Where(l => l.OldestUnpaidOn <= newest || l.KeptQuality == quality);
        }
        if (most is { } days)
        {
            var oldest = asOf.AddDays(-days);
            loans = loans.Where(l => l.OldestUnpaidOn == null || l.OldestUnpaidOn >= oldest);
        }
        return loans.Where(l => l.KeptQuality == null || !worse.Contains(l.KeptQuality));
    }

    /// <summary>Days past due, from and to; the last class has no end. The same limits as <see cref="Arrears.ClassOf(int)"/>.</summary>
    public static (int Least, int? Most) DaysOf(Collectability quality) =>
        quality switch
        {
            Collectability.Current => (0, 0),
            Collectability.SpecialMention => (1, 90),
            Collectability.Substandard => (91, 120),
            Collectability.Doubtful => (121, 180),
            _ => (181, null),
        };
}
