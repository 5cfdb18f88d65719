using PmiEmas.Domain.Loans;

namespace PmiEmas.Application.Loans;

/// <summary>Collectability in SQL: days past due as a range of dates, so that an index answers for any day.</summary>
internal static class LoanQuality
{
    public static IQueryable<Loan> OfQuality(this IQueryable<Loan> loans, Collectability quality, DateOnly asOf)
    {
        loans = loans.Where(l => l.Status == LoanStatus.Disbursed);
        var (least, most) = DaysOf(quality);
        if (quality == Collectability.Current)
            return loans.Where(l => l.OldestUnpaidOn == null || l.OldestUnpaidOn >= asOf);
        var newest = asOf.AddDays(-least);
        loans = loans.Where(l => l.OldestUnpaidOn <= newest);
        if (most is not { } days)
            return loans;
        var oldest = asOf.AddDays(-days);
        return loans.Where(l => l.OldestUnpaidOn >= oldest);
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
