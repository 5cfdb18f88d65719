namespace PmiEmas.Domain.Ledger;

/// <summary>Which months take no postings. Months before the first that has a row are closed as soon as a later one is; the database counts alike.</summary>
public sealed class ClosedMonths(IEnumerable<ClosedMonths.Row> rows)
{
    private readonly Dictionary<DateOnly, bool> _closed = rows.ToDictionary(r => r.Month, r => r.Closed);

    public sealed record Row(DateOnly Month, bool Closed);

    public bool Contains(DateOnly day)
    {
        var month = AccountingPeriod.MonthOf(day);
        return _closed.TryGetValue(month, out var closed) ? closed : _closed.Any(r => r.Value && r.Key > month);
    }

    /// <summary>The day itself, or the first day of the next month that takes postings.</summary>
    public DateOnly FirstOpenDay(DateOnly day)
    {
        while (Contains(day))
            day = AccountingPeriod.MonthOf(day).AddMonths(1);
        return day;
    }
}
