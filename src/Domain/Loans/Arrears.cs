namespace PmiEmas.Domain.Loans;

/// <summary>Quality of a loan by days past due.</summary>
public enum Collectability
{
    /// <summary>Lancar.</summary>
    Current = 1,

    /// <summary>Dalam perhatian khusus.</summary>
    SpecialMention = 2,

    /// <summary>Kurang lancar.</summary>
    Substandard = 3,

    /// <summary>Diragukan.</summary>
    Doubtful = 4,

    /// <summary>Macet.</summary>
    Loss = 5,
}

/// <summary>How often a microfinance loan is paid (POJK 62/POJK.05/2015, annex III).</summary>
public enum PaymentRhythm
{
    Weekly,
    Monthly,
    Seasonal,
}

/// <summary>Quality of a microfinance loan by unpaid periods (POJK 62/POJK.05/2015, annex III).</summary>
public enum MicrofinanceClass
{
    Lancar,
    Diragukan,
    Macet,
}

/// <summary>Lateness, computed for any day from the dates still unpaid.</summary>
public static class Arrears
{
    /// <summary>Days since the oldest unpaid instalment was payable; zero where nothing is.</summary>
    public static int DaysPastDue(DateOnly? oldestUnpaidOn, DateOnly asOf) =>
        oldestUnpaidOn is { } oldest ? Math.Max(0, asOf.DayNumber - oldest.DayNumber) : 0;

    /// <summary>Days past due of what is still open.</summary>
    public static int DaysPastDue(IEnumerable<OpenInstalment> open, DateOnly asOf) =>
        open.Where(i => !i.Total.IsZero).Select(i => DaysPastDue(i.PayableOn, asOf)).DefaultIfEmpty().Max();

    public static Collectability ClassOf(int daysPastDue) =>
        daysPastDue switch
        {
            <= 0 => Collectability.Current,
            <= 90 => Collectability.SpecialMention,
            <= 120 => Collectability.Substandard,
            <= 180 => Collectability.Doubtful,
            _ => Collectability.Loss,
        };

    public static MicrofinanceClass ClassOf(PaymentRhythm rhythm, int unpaidPeriods)
    {
        var (current, doubtful) = rhythm switch
        {
            PaymentRhythm.Weekly => (4, 8),
            PaymentRhythm.Monthly => (3, 9),
            _ => (1, 2),
        };
        return unpaidPeriods <= current ? MicrofinanceClass.Lancar
            : unpaidPeriods <= doubtful ? MicrofinanceClass.Diragukan
            : MicrofinanceClass.Macet;
    }
}
