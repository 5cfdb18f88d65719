using System.Runtime.InteropServices;
using PmiEmas.Domain.Shared;

namespace PmiEmas.Domain.Loans;

/// <summary>One row of a schedule. Amounts follow from <see cref="DueOn"/>; lateness counts from <see cref="PayableOn"/>.</summary>
/// <param name="No">From 1; a new version of a schedule goes on counting.</param>
/// <param name="DueOn">The nominal date.</param>
/// <param name="PayableOn">The nominal date moved off weekends and holidays by the product's rule.</param>
/// <param name="Principal">Murabahah: the part of the cost.</param>
/// <param name="Charge">Interest, service charge or margin.</param>
/// <param name="Balance">Principal left after this row.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Instalment(
    int No,
    DateOnly DueOn,
    DateOnly PayableOn,
    Money Principal,
    Money Charge,
    Money Balance
)
{
    public Money Total => Principal + Charge;
}

/// <summary>One row of a schedule made by hand, e.g. after the harvests.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeasonalRow(DateOnly DueOn, Money Principal, Money Charge);

/// <summary>Where a due date on a weekend or holiday becomes payable.</summary>
public enum PayDateShift
{
    None,
    Next,
    Previous,

    /// <summary>The next working day, or the previous one where the next lies in another month.</summary>
    NextInMonth,
}

/// <summary>The shift of due dates over the programme's calendar.</summary>
public static class PayDates
{
    public static DateOnly Shift(this ProgrammeCalendar calendar, DateOnly dueOn, PayDateShift shift) =>
        shift switch
        {
            PayDateShift.Next => calendar.OnOrAfter(dueOn),
            PayDateShift.Previous => calendar.OnOrBefore(dueOn),
            PayDateShift.NextInMonth when calendar.OnOrAfter(dueOn) is var next => next.Month == dueOn.Month
                ? next
                : calendar.OnOrBefore(dueOn),
            _ => dueOn,
        };
}
