namespace PmiEmas.Web.Shared.Parts;

/// <summary>How near a deadline is, as a coloured word.</summary>
public static class Due
{
    public static Chip Chip(DateOnly? dueOn, DateOnly today)
    {
        if (dueOn is not { } due)
            return new Chip("shared.due-none", Tone.Plain);
        return (due.DayNumber - today.DayNumber) switch
        {
            -1 => new Chip("shared.due-late-one", Tone.Bad),
            < 0 and var days => new Chip("shared.due-late", Tone.Bad, -days),
            0 => new Chip("shared.due-today", Tone.Warn),
            1 => new Chip("shared.due-tomorrow", Tone.Warn),
            _ => new Chip("shared.due-on", Tone.Plain, due),
        };
    }
}
