namespace PmiEmas.Application.Notifications.Reminders;

/// <summary>
/// One reminder of a due date, some days before it (or after, where negative). It also catches up with dates whose own day was
/// missed, as long as it still tells the truth.
/// </summary>
internal sealed record ReminderKind(string Name, string Template, int DaysBefore, int CatchUpDays = 3)
{
    /// <summary>The earliest due date reminded of on the day: a reminder of a coming date never arrives after it.</summary>
    public DateOnly FirstDay(DateOnly on)
    {
        var first = DaysBefore - CatchUpDays;
        return on.AddDays(DaysBefore > 0 ? Math.Max(0, first) : first);
    }

    public DateOnly LastDay(DateOnly on) => on.AddDays(DaysBefore);

    /// <summary>Before the record's id: the key under which a reminder is sent once, whichever node or run sends it.</summary>
    public string Prefix(string what) => $"{what}:{Name}:";
}
