using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>The charge on a balance over a period, each rounded once.</summary>
internal readonly struct Accrual
{
    private const long WholeRate = 10_000; // basis points

    private readonly DayCount _dayCount;
    private readonly bool _weekly;
    private readonly bool _regular; // every period has the same weight, whatever its days
    private readonly bool _narrow; // 64 bits are enough
    private readonly int _rate;
    private readonly int _multiple;
    private readonly long _periodWeight;
    private readonly long _periodBase;
    private readonly long _divisor;

    public Accrual(LoanTerms terms)
    {
        _dayCount = terms.DayCount;
        _weekly = terms.Unit == PeriodUnit.Week;
        _rate = terms.Rate.BasisPoints;
        _multiple = terms.InterestMultipleOf;
        (_periodWeight, _periodBase) = _weekly ? (7L * terms.Every, 365L) : (terms.Every, 12L);
        _regular = terms is { FirstDueOn: null, Seasons: null } && (_weekly || _dayCount == DayCount.Thirty360);
        _divisor = WholeRate * _multiple * (_regular ? _periodBase : DayBase);
        // A period has at most 1,900 days: five years to the first due date, or 60 months.
        _narrow = terms.Principal.Rupiah <= long.MaxValue / 2 / (_rate + 1L) / 1_900;
    }

    private long DayBase => _weekly || _dayCount == DayCount.Actual365 ? 365 : 360;

    /// <summary>The rate of one regular period as a fraction.</summary>
    public (long Numerator, long Denominator) PeriodRate => (_rate * _periodWeight, WholeRate * _periodBase);

    /// <summary>Of one period of the schedule.</summary>
    public long OnPeriod(long balance, DateOnly from, DateOnly to) =>
        Of(balance, _regular ? _periodWeight : Days(from, to), _divisor);

    /// <summary>Of a number of regular periods at once, on the same balance.</summary>
    public long OnRegular(long balance, int periods) =>
        Of(balance, periods * _periodWeight, WholeRate * _multiple * _periodBase);

    /// <summary>Of any stretch of days.</summary>
    public long OnDays(long balance, DateOnly from, DateOnly to) =>
        Of(balance, Days(from, to), WholeRate * _multiple * DayBase);

    /// <summary>Of several periods at once, on the same balance.</summary>
    public long OnPeriods(long balance, int periods, DateOnly from, DateOnly to) =>
        _regular ? OnRegular(balance, periods) : OnDays(balance, from, to);

    private long Of(long balance, long weight, long divisor)
    {
        if (_narrow && weight <= 1_900)
        {
            var whole = Rounding.HalfUp(balance * (_rate * weight), divisor);
            return _multiple == 1 ? whole : whole * _multiple;
        }
        return _multiple * Rounding.HalfUp((Int128)balance * _rate * weight, divisor);
    }

    private long Days(DateOnly from, DateOnly to) =>
        _weekly || _dayCount == DayCount.Actual365
            ? to.DayNumber - from.DayNumber
            : 360 * (to.Year - from.Year)
                + 30 * (to.Month - from.Month)
                + (Math.Min(to.Day, 30) - Math.Min(from.Day, 30));
}
