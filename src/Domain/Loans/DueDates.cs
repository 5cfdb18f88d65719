namespace PmiEmas.Domain.Loans;

/// <summary>Due dates straight from the seed: the seed's day, clamped to the month's length, so they never drift.</summary>
internal readonly struct DueDates
{
    private readonly DateOnly _start;
    private readonly DateOnly _seed;
    private readonly int _seedMonth; // months since year 0
    private readonly int _seedDay;
    private readonly int _seedNo;
    private readonly int _every;
    private readonly bool _weekly;
    private readonly Seasons? _seasons;

    public DueDates(LoanTerms terms)
    {
        _start = terms.DisbursementOn;
        _seed = terms.FirstDueOn ?? terms.DisbursementOn;
        _seedNo = terms.FirstDueOn is null ? 0 : 1;
        _seedMonth = _seed.Year * 12 + _seed.Month - 1;
        _seedDay = _seed.Day;
        _every = terms.Every;
        _weekly = terms.Unit == PeriodUnit.Week;
        _seasons = terms.Seasons;
    }

    /// <summary>Number 0 is the disbursement.</summary>
    public DateOnly At(int no)
    {
        if (no == 0)
            return _start;

        if (_seasons is not null)
            return _seasons.At(_start, no, _every);

        var step = (no - _seedNo) * _every;
        if (_weekly)
            return _seed.AddDays(7 * step);

        var (year, month) = Math.DivRem(_seedMonth + step, 12);
        var day = _seedDay <= 28 ? _seedDay : Math.Min(_seedDay, DateTime.DaysInMonth(year, month + 1));
        return new DateOnly(year, month + 1, day);
    }
}
